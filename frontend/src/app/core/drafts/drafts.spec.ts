import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from '../auth/session-store';
import { Drafts, keepDraft } from './drafts';

const isText = (value: unknown): value is string => typeof value === 'string';

/** A page load: new services over the same browser storage, with this person signed in. */
async function load(person: string): Promise<Drafts> {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const signingIn = TestBed.inject(SessionStore).signIn(person, 'right');
  TestBed.inject(HttpTestingController)
    .expectOne('/api/auth/login')
    .flush({ user: { id: person } });
  await signingIn;
  return TestBed.inject(Drafts);
}

describe('a draft', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers({ now: new Date('2026-03-01T09:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
  });

  afterEach(() => jest.useRealTimers());

  it('survives a reload once typing has paused', async () => {
    (await load('mara')).write('new-ticket', 'Printer on fire');
    jest.advanceTimersByTime(400);
    expect((await load('mara')).read('new-ticket', isText)).toBe('Printer on fire');
  });

  it('survives a page that goes away in the middle of a word', async () => {
    (await load('mara')).write('new-ticket', 'Prin');
    dispatchEvent(new Event('pagehide'));
    expect((await load('mara')).read('new-ticket', isText)).toBe('Prin');
  });

  it('has what was typed in the last moment before the page goes away', async () => {
    await load('mara');
    const typed = signal('Prin');
    TestBed.runInInjectionContext(() => keepDraft(() => 'new-ticket', typed));
    TestBed.tick();
    typed.set('Printer');
    dispatchEvent(new Event('pagehide'));
    expect((await load('mara')).read('new-ticket', isText)).toBe('Printer');
  });

  it('is written once for many keys', async () => {
    const setItem = jest.spyOn(Storage.prototype, 'setItem');
    const drafts = await load('mara');
    setItem.mockClear();
    for (const text of ['P', 'Pr', 'Pri']) {
      drafts.write('new-ticket', text);
    }
    jest.advanceTimersByTime(400);
    expect(setItem).toHaveBeenCalledTimes(1);
    setItem.mockRestore();
  });

  it('can be read at once by the page that wrote it', async () => {
    const drafts = await load('mara');
    drafts.write('reply.7', 'On my way');
    expect(drafts.read('reply.7', isText)).toBe('On my way');
  });

  it('is gone when it is cleared, also when it was not yet written', async () => {
    const drafts = await load('mara');
    drafts.write('new-ticket', 'Sent');
    drafts.clear('new-ticket');
    jest.advanceTimersByTime(400);
    expect((await load('mara')).read('new-ticket', isText)).toBeNull();
  });

  it('is gone when it holds what was sent, and stays when it holds anything newer', async () => {
    const drafts = await load('mara');
    drafts.write('reply.7', 'On my way');
    drafts.clearSent('reply.7', isText, (text) => text === 'On');
    expect(drafts.read('reply.7', isText)).toBe('On my way');
    drafts.clearSent('reply.7', isText, (text) => text === 'On my way');
    expect(drafts.read('reply.7', isText)).toBeNull();
  });

  it('belongs to the person who wrote it', async () => {
    (await load('mara')).write('new-ticket', 'Between us');
    jest.advanceTimersByTime(400);
    expect((await load('tom')).read('new-ticket', isText)).toBeNull();
  });

  it('is forgotten after thirty days', async () => {
    (await load('mara')).write('new-ticket', 'Old');
    jest.advanceTimersByTime(400);
    jest.setSystemTime(new Date('2026-04-02T09:00:00Z'));
    expect((await load('mara')).read('new-ticket', isText)).toBeNull();
  });

  it('that is damaged, or of another shape, is left out', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    localStorage.setItem('docket.draft.mara.new-ticket', '{broken');
    expect((await load('mara')).read('new-ticket', isText)).toBeNull();
    (await load('mara')).write('new-ticket', { title: 'not a text' });
    expect((await load('mara')).read('new-ticket', isText)).toBeNull();
    warn.mockRestore();
  });
});
