import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from '../auth/session-store';
import { Shortcuts } from './shortcuts';

describe('keys', () => {
  let shortcuts: Shortcuts;
  let pressed: string[];

  const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  const shortcut = (keys: string, word = keys) => ({ keys, does: word, run: () => pressed.push(word) });

  beforeEach(() => {
    pressed = [];
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    shortcuts = TestBed.inject(Shortcuts);
    shortcuts.add('Everywhere', [shortcut('c'), shortcut('?'), shortcut('Ctrl+k'), shortcut('Enter')]);
  });

  afterEach(() => {
    document.body.replaceChildren();
    TestBed.resetTestingModule();
  });

  it('act anywhere on the page', () => {
    press('c');
    press('?');
    expect(pressed).toEqual(['c', '?']);
  });

  it('act with Caps Lock on', () => {
    press('C');
    expect(pressed).toEqual(['c']);
  });

  it.each(['input', 'textarea', 'select'])('do nothing while typing in a field (%s)', (tag) => {
    const field = document.body.appendChild(document.createElement(tag));
    press('c', field);
    expect(pressed).toEqual([]);
  });

  it('act while a checkbox has the focus, which takes no letters', () => {
    const box = document.body.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    press('c', box);
    expect(pressed).toEqual(['c']);
  });

  it('do nothing under an open dialog', () => {
    document.body.appendChild(document.createElement('div')).setAttribute('role', 'dialog');
    press('c');
    expect(pressed).toEqual([]);
  });

  it('with Ctrl act even while typing', () => {
    const field = document.body.appendChild(document.createElement('input'));
    press('k', field, { ctrlKey: true });
    press('K', field, { metaKey: true });
    expect(pressed).toEqual(['Ctrl+k', 'Ctrl+k']);
  });

  it('leave the browser its own: Ctrl+C, Alt+C', () => {
    press('c', document.body, { ctrlKey: true });
    press('c', document.body, { altKey: true });
    expect(pressed).toEqual([]);
  });

  it('leave Enter to the link or button that has the focus', () => {
    press('Enter', document.body.appendChild(document.createElement('button')));
    expect(pressed).toEqual([]);
  });

  it('of a page win over those of everywhere, and go with the page', () => {
    const leave = shortcuts.add('Tickets', [shortcut('c', 'the page’s c')]);
    press('c');
    leave();
    press('c');
    expect(pressed).toEqual(['the page’s c', 'c']);
  });

  it('without Ctrl can be switched off by the person', async () => {
    const session = TestBed.inject(SessionStore);
    const signingIn = session.signIn('mara@example.org', 'right');
    TestBed.inject(HttpTestingController)
      .expectOne('/api/auth/login')
      .flush({ user: { id: 'a', singleKeys: false } });
    await signingIn;
    press('c');
    press('k', document.body, { ctrlKey: true });
    expect(pressed).toEqual(['Ctrl+k']);
  });
});
