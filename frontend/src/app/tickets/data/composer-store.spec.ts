import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../core/drafts/drafts';
import { ComposerStore } from './composer-store';
import { TicketStore } from './ticket-store';

interface Kept {
  readonly text: string;
}

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'text' in value;

describe('sending a reply', () => {
  const number = signal(7);
  let server: HttpTestingController;
  let page: EnvironmentInjector;
  let composer: ComposerStore;

  const type = (text: string): void => {
    composer.text.set(text);
    TestBed.tick();
  };
  const answer = (): void =>
    server
      .expectOne({ method: 'POST', url: '/api/tickets/7/comments' })
      .flush({}, { status: 201, statusText: 'Created' });
  const draft = (): string | null => TestBed.inject(Drafts).read('ticket-7-reply', isKept)?.text ?? null;

  beforeEach(() => {
    localStorage.clear();
    number.set(7);
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    page = createEnvironmentInjector([ComposerStore, TicketStore], TestBed.inject(EnvironmentInjector));
    composer = page.get(ComposerStore);
    composer.show(number);
    type('On my way.');
  });

  afterEach(() => server.verify());

  it('ends its draft', async () => {
    expect(draft()).toBe('On my way.');
    const sent = composer.send();
    answer();
    expect(await sent).toBe(true);
    TestBed.tick();
    expect([composer.text(), draft()]).toEqual(['', null]);
  });

  it('ends its draft when the page is left before the answer', async () => {
    const sent = composer.send();
    page.destroy();
    answer();
    await sent;
    expect(draft()).toBeNull();
  });

  it('ends its draft when another ticket is shown before the answer', async () => {
    const sent = composer.send();
    number.set(8);
    TestBed.tick();
    answer();
    await sent;
    expect(draft()).toBeNull();
  });

  it('tells a refusal at the ticket it is about, and holds up no other', async () => {
    const sent = composer.send();
    number.set(8);
    TestBed.tick();
    expect(composer.sending()).toBe(false);
    server
      .expectOne({ method: 'POST', url: '/api/tickets/7/comments' })
      .flush({ detail: 'Not any more.' }, { status: 403, statusText: 'Forbidden' });
    expect(await sent).toBe(false);
    expect(composer.refusal()).toBeNull();
    number.set(7);
    TestBed.tick();
    expect([composer.refusal(), composer.text()]).toEqual(['Not any more.', 'On my way.']);
  });

  it('keeps as a draft what was typed after it, when the page is left before the answer', async () => {
    const sent = composer.send();
    type('On my way. With a hammer.');
    page.destroy();
    answer();
    await sent;
    expect(draft()).toBe('With a hammer.');
  });

  it('leaves in the box what was typed on while it was on its way', async () => {
    const sent = composer.send();
    type('On my way. With a hammer.');
    answer();
    await sent;
    TestBed.tick();
    expect([composer.text(), draft()]).toEqual(['With a hammer.', 'With a hammer.']);
  });

  it('leaves other words that were typed instead of it', async () => {
    const sent = composer.send();
    type('Not today.');
    answer();
    await sent;
    expect(composer.text()).toBe('Not today.');
  });

  it('stays with a note after a note, and begins with a reply on another ticket', async () => {
    composer.internal.set(true);
    const sent = composer.send();
    answer();
    await sent;
    expect(composer.internal()).toBe(true);
    number.set(8);
    expect(composer.internal()).toBe(false);
  });

  it('does not carry words over to another ticket', () => {
    number.set(8);
    TestBed.tick();
    expect(composer.text()).toBe('');
    number.set(7);
    expect(composer.text()).toBe('On my way.');
  });

  it('tells the page that the ticket is gone', async () => {
    const ticket = page.get(TicketStore);
    ticket.show(number);
    const sent = composer.send();
    server
      .expectOne({ method: 'POST', url: '/api/tickets/7/comments' })
      .flush({ detail: 'There is no such ticket.' }, { status: 404, statusText: 'Not Found' });
    expect(await sent).toBe(false);
    expect(ticket.gone()).toBe(true);
    expect([composer.refusal(), composer.text()]).toEqual([
      'This ticket was deleted meanwhile. What you have typed is kept here as a draft.',
      'On my way.',
    ]);
  });
});
