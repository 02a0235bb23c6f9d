import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../core/drafts/drafts';
import { NewTicketDraft, isNewTicketDraft } from './new-ticket-draft';
import { NewTicketStore } from './new-ticket-store';

describe('filing a ticket', () => {
  let server: HttpTestingController;
  let page: EnvironmentInjector;
  let store: NewTicketStore;

  const type = (description: string): void => {
    store.form.description().value.set(description);
    TestBed.tick();
  };
  const request = async (): Promise<TestRequest> => {
    await new Promise((done) => setTimeout(done));
    return server.expectOne({ method: 'POST', url: '/api/tickets' });
  };
  const draft = (): NewTicketDraft | null => TestBed.inject(Drafts).read('new-ticket', isNewTicketDraft);

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    page = createEnvironmentInjector([NewTicketStore], TestBed.inject(EnvironmentInjector));
    store = page.get(NewTicketStore);
    store.form.title().value.set('Printer jams');
    type('Three sheets at once.');
  });

  afterEach(() => server.verify());

  it('ends its draft', async () => {
    expect(draft()).not.toBeNull();
    const filed = store.file();
    (await request()).flush({ id: 7 });
    expect(await filed).toBe(7);
    expect([store.touchedByAnybody(), draft()]).toEqual([false, null]);
  });

  it('ends its draft when the page is left before the answer', async () => {
    const filed = store.file();
    const sent = await request();
    page.destroy();
    sent.flush({ id: 7 });
    expect(await filed).toBe(7);
    expect(draft()).toBeNull();
  });

  it('keeps what was typed while it was on its way as a draft, which is another ticket', async () => {
    const filed = store.file();
    const sent = await request();
    type('Three sheets at once. And the tray is broken.');
    sent.flush({ id: 7 });
    expect(await filed).toBe(7);
    expect(sent.request.body).toMatchObject({ description: 'Three sheets at once.' });
    expect(draft()?.key).not.toBe(sent.request.headers.get('Idempotency-Key'));
    TestBed.tick();
    expect(draft()?.typed.description).toBe('Three sheets at once. And the tray is broken.');
  });
});
