import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '../../shared/icons';
import { SessionStore } from '../auth/session-store';
import { Sidebar } from './sidebar';

describe('the button of the person', () => {
  let fixture: ComponentFixture<Sidebar>;
  let page: HTMLElement;

  const button = () => page.querySelector<HTMLButtonElement>('button.person')!;
  const menu = () => document.querySelector('[role=menu]');
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideIcons()],
    });
    fixture = TestBed.createComponent(Sidebar);
    page = fixture.nativeElement;
    document.body.append(page);
    await settled();
  });

  afterEach(() => page.remove());

  it('opens nothing when the keyboard goes by', async () => {
    button().focus();
    button().dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    await settled();
    expect(page.querySelector('dk-person-menu')).toBeNull();
    expect(menu()).toBeNull();
  });

  it('opens the menu with the first click', async () => {
    button().click();
    await settled();
    expect(menu()?.textContent).toContain('Sign out');
  });

  it('says that an appearance was not saved, until the menu is opened again', async () => {
    const http = TestBed.inject(HttpTestingController);
    const signedIn = TestBed.inject(SessionStore).signIn('mara@example.org', 'correct horse battery');
    http.expectOne('/api/auth/login').flush({ user: { name: 'Mara', role: 'employee', theme: 'light' } });
    await signedIn;
    button().click();
    await settled();
    for (const name of ['Appearance', 'Dark']) {
      [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')]
        .find((item) => item.textContent.includes(name))!
        .click();
      await settled();
    }
    http.expectOne('/api/auth/me').error(new ProgressEvent('error'));
    await settled();
    const words = () => page.querySelector('[role=alert]')?.textContent;
    expect(words()).toContain('The appearance was not saved. Docket could not be reached.');
    button().click();
    await settled();
    expect(words()?.trim()).toBe('');
  });
});
