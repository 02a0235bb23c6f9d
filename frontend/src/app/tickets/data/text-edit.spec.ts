import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../core/drafts/drafts';
import { TextEdit } from './text-edit';
import { TicketStore } from './ticket-store';

const isAnything = (value: unknown): value is object => typeof value === 'object' && value !== null;

describe('changing the title of a ticket', () => {
  const number = signal(7);
  let server: HttpTestingController;
  let edit: TextEdit;

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const next = (method: string, ticket = 7): TestRequest => server.expectOne({ method, url: `/api/tickets/${ticket}` });
  const answer = async (request: TestRequest, title: string, version: number): Promise<void> => {
    const id = Number(request.request.url.split('/').at(-1));
    request.flush({ id, title, version }, { headers: { ETag: `"${version}"` } });
    await settle();
  };
  const draft = (): object | null => TestBed.inject(Drafts).read('ticket-7-title', isAnything);

  beforeEach(async () => {
    localStorage.clear();
    number.set(7);
    TestBed.configureTestingModule({ providers: [TicketStore, provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(TicketStore).show(number);
    edit = TestBed.runInInjectionContext(() => new TextEdit('title'));
    await settle();
    await answer(next('GET'), 'Printer', 1);
    edit.start();
    edit.type('Printer jams');
  });

  afterEach(() => server.verify());

  it('ends with its draft when it is saved', async () => {
    const saved = edit.save();
    await settle();
    expect(draft()).not.toBeNull();
    await answer(next('PATCH'), 'Printer jams', 2);
    expect(await saved).toBe(true);
    await settle();
    expect([edit.editing(), draft()]).toEqual([false, null]);
  });

  it('goes on with what was typed while it was being saved, and saves that over what was saved', async () => {
    const saved = edit.save();
    await settle();
    edit.type('Printer jams daily');
    await answer(next('PATCH'), 'Printer jams', 2);
    expect(await saved).toBe(true);
    expect([edit.editing(), edit.text()]).toEqual([true, 'Printer jams daily']);
    expect(draft()).toMatchObject({ text: 'Printer jams daily' });

    const savedAgain = edit.save();
    await settle();
    const request = next('PATCH');
    expect(request.request.body).toEqual({ title: 'Printer jams daily' });
    await answer(request, 'Printer jams daily', 3);
    expect(await savedAgain).toBe(true);
    expect(edit.editing()).toBe(false);
  });

  it('ends with its draft when another ticket is shown by then, and leaves that one alone', async () => {
    const saved = edit.save();
    await settle();
    const request = next('PATCH');
    number.set(8);
    await settle();
    await answer(next('GET', 8), 'Scanner', 1);
    edit.start();
    edit.type('Scanner hums');
    await answer(request, 'Printer jams', 2);
    expect(await saved).toBe(true);
    expect(draft()).toBeNull();
    expect([edit.editing(), edit.text()]).toEqual([true, 'Scanner hums']);
  });
});
