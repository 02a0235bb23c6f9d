import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '../../shared/icons';
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
});
