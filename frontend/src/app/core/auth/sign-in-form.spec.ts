import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { SignInForm } from './sign-in-form';

describe('the sign-in form', () => {
  let fixture: ComponentFixture<SignInForm>;
  let server: HttpTestingController;
  let page: HTMLElement;
  let signedIn = 0;

  const type = (field: string, text: string) => {
    const input = page.querySelector<HTMLInputElement>(field)!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  const answered = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    signedIn = 0;
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SignInForm);
    fixture.componentInstance.signedIn.subscribe(() => signedIn++);
    page = fixture.nativeElement;
    document.body.append(page);
    await fixture.whenStable();
  });

  afterEach(() => {
    server.verify();
    page.remove();
  });

  it('says at each empty field what is missing, sends nothing, and goes to the first', async () => {
    await submit();
    expect(page.textContent).toContain('Enter your email address.');
    expect(page.textContent).toContain('Enter your password.');
    expect(document.activeElement?.id).toBe('sign-in-email');
    expect(page.querySelector('#sign-in-email')?.getAttribute('aria-describedby')).toBe('sign-in-email-errors');
  });

  it('signs in once, however often it is pressed', async () => {
    type('#sign-in-email', ' mara@example.org ');
    type('#sign-in-password', ' spaces count ');
    await submit();
    await submit();
    const request = server.expectOne('/api/auth/login');
    expect(request.request.body).toEqual({ email: 'mara@example.org', password: ' spaces count ' });
    request.flush({ user: { id: 'a' } });
    await answered();
    expect(signedIn).toBe(1);
  });

  it('keeps what was typed and says what is wrong when it is refused', async () => {
    type('#sign-in-email', 'mara@example.org');
    type('#sign-in-password', 'wrong');
    await submit();
    server.expectOne('/api/auth/login').flush({ code: 'invalid_credentials' }, { status: 401, statusText: '' });
    await answered();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Email or password is not right.');
    expect(page.querySelector<HTMLInputElement>('#sign-in-email')?.value).toBe('mara@example.org');
    expect(signedIn).toBe(0);
  });

  it('says how long to wait after too many tries', async () => {
    type('#sign-in-email', 'mara@example.org');
    type('#sign-in-password', 'wrong');
    await submit();
    const headers = { 'Retry-After': '540' };
    server.expectOne('/api/auth/login').flush(null, { status: 429, statusText: '', headers });
    await answered();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Please wait 9 minutes');
  });

  it('shows and hides the password without losing it', async () => {
    type('#sign-in-password', 'secret');
    const toggle = page.querySelector<HTMLButtonElement>('button[aria-pressed]')!;
    toggle.click();
    await fixture.whenStable();
    const field = page.querySelector<HTMLInputElement>('#sign-in-password')!;
    expect([field.type, field.value, toggle.getAttribute('aria-pressed')]).toEqual(['text', 'secret', 'true']);
  });
});
