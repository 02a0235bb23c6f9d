import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Ticket } from '../../api/generated/model/ticket';
import { TicketStore } from './ticket-store';

const aTicket = (change: Partial<Ticket> = {}): Ticket => ({
  id: 7,
  title: 'Printer jams',
  description: 'Three sheets at once.',
  status: 'open',
  priority: 'medium',
  requester: { id: 'r', name: 'Mara Keller', role: 'employee', active: true },
  assignee: null,
  commentCount: 0,
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  closedAt: null,
  version: 1,
  allowed: { statuses: ['in_progress', 'closed'], actions: ['edit', 'assign', 'comment', 'note'] },
  ...change,
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('changing a ticket in place', () => {
  const number = signal(7);
  let store: TicketStore;
  let server: HttpTestingController;

  const next = async (method: string, ticket = 7): Promise<TestRequest> => {
    TestBed.tick();
    await settled();
    return server.expectOne({ method, url: `/api/tickets/${ticket}` });
  };
  const answer = async (request: TestRequest, ticket: Ticket): Promise<void> => {
    request.flush(ticket, { headers: { ETag: `"${ticket.version}"` } });
    await settled();
    TestBed.tick();
  };
  const refuse = async (request: TestRequest, status: number, detail = 'No.'): Promise<void> => {
    request.flush({ status, code: 'no', detail }, { status, statusText: 'No' });
    await settled();
    TestBed.tick();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [TicketStore, provideHttpClient(), provideHttpClientTesting()],
    });
    store = TestBed.inject(TicketStore);
    server = TestBed.inject(HttpTestingController);
    number.set(7);
    store.show(number);
    await answer(await next('GET'), aTicket());
  });

  afterEach(() => server.verify());

  const toHigh = () => store.save({ field: 'priority', value: 'high' }, { field: 'priority', value: 'medium' });

  it('shows the change at once, marked as pending, and sends the entity tag it was made on', async () => {
    const saved = toHigh();
    expect(store.ticket()?.priority).toBe('high');
    expect(store.pending().has('priority')).toBe(true);
    const request = await next('PATCH');
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    expect(request.request.body).toEqual({ priority: 'high' });
    await answer(request, aTicket({ priority: 'high', version: 2 }));
    expect(await saved).toBe(true);
    expect(store.pending().size).toBe(0);
    expect(store.ticket()).toMatchObject({ priority: 'high', version: 2 });
  });

  it('takes it back with the words of a refusal', async () => {
    const saved = toHigh();
    await refuse(await next('PATCH'), 409, 'It is closed.');
    expect(await saved).toBe(false);
    expect(store.ticket()?.priority).toBe('medium');
    expect(store.refusals().get('priority')).toBe('It is closed.');
    store.forgetRefusal('priority');
    expect(store.refusals().size).toBe(0);
  });

  it('is gone when a change finds no ticket any more, until it is there again', async () => {
    const saved = toHigh();
    await refuse(await next('PATCH'), 404);
    expect(await saved).toBe(false);
    expect(store.gone()).toBe(true);
    const looked = store.refresh();
    await answer(await next('GET'), aTicket({ version: 3 }));
    await looked;
    expect(store.gone()).toBe(false);
  });

  it('sends it once more when somebody has changed something else meanwhile', async () => {
    const saved = toHigh();
    await refuse(await next('PATCH'), 412);
    await answer(await next('GET'), aTicket({ status: 'in_progress', version: 2 }));
    const again = await next('PATCH');
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    await answer(again, aTicket({ status: 'in_progress', priority: 'high', version: 3 }));
    expect(await saved).toBe(true);
    expect(store.ticket()).toMatchObject({ status: 'in_progress', priority: 'high' });
    expect(store.conflicts()).toEqual([]);
  });

  it('writes nothing over the same field, and keeps both values until the reader has chosen', async () => {
    const saved = toHigh();
    await refuse(await next('PATCH'), 412);
    await answer(await next('GET'), aTicket({ priority: 'low', version: 2 }));
    expect(await saved).toBe(false);
    expect(store.ticket()?.priority).toBe('low');
    const [conflict] = store.conflicts();
    expect(conflict).toEqual({
      mine: { field: 'priority', value: 'high' },
      theirs: { field: 'priority', value: 'low' },
    });

    const settling = store.settle(conflict!, 'mine');
    const request = await next('PATCH');
    expect(request.request.headers.get('If-Match')).toBe('"2"');
    await answer(request, aTicket({ priority: 'high', version: 3 }));
    await settling;
    expect(store.ticket()?.priority).toBe('high');
    expect(store.conflicts()).toEqual([]);
  });

  it('has nothing to send when somebody has done the same already', async () => {
    const saved = toHigh();
    await refuse(await next('PATCH'), 412);
    await answer(await next('GET'), aTicket({ priority: 'high', version: 2 }));
    expect(await saved).toBe(true);
    expect(store.conflicts()).toEqual([]);
  });

  it('sends changes one after the other, each on the state the one before has left', async () => {
    const first = toHigh();
    const second = store.save({ field: 'status', value: 'closed' }, { field: 'status', value: 'open' });
    await answer(await next('PATCH'), aTicket({ priority: 'high', version: 2 }));
    const later = await next('PATCH');
    expect(later.request.headers.get('If-Match')).toBe('"2"');
    await answer(later, aTicket({ priority: 'high', status: 'closed', version: 3 }));
    expect(await Promise.all([first, second])).toEqual([true, true]);
  });

  describe('that is not shown any more when its turn comes', () => {
    const toClosed = () => store.save({ field: 'status', value: 'closed' }, { field: 'status', value: 'open' });

    it('reaches the ticket it was made on, and not the one that is shown', async () => {
      const saved = Promise.all([toHigh(), toClosed()]);
      const first = await next('PATCH');
      number.set(8);
      await answer(await next('GET', 8), aTicket({ id: 8, version: 5 }));
      await answer(first, aTicket({ priority: 'high', version: 2 }));
      await answer(await next('GET'), aTicket({ priority: 'high', version: 2 }));
      const second = await next('PATCH');
      expect(second.request.body).toEqual({ status: 'closed' });
      expect(second.request.headers.get('If-Match')).toBe('"2"');
      await answer(second, aTicket({ priority: 'high', status: 'closed', version: 3 }));
      expect(await saved).toEqual([true, true]);
      expect(store.ticket()).toEqual(aTicket({ id: 8, version: 5 }));
    });

    it('tells its refusal and its conflict to nobody who reads another ticket', async () => {
      const saved = Promise.all([toHigh(), toClosed()]);
      const first = await next('PATCH');
      number.set(8);
      await answer(await next('GET', 8), aTicket({ id: 8 }));
      await refuse(first, 409, 'It is closed.');
      await answer(await next('GET'), aTicket({ status: 'in_progress', version: 2 }));
      expect(await saved).toEqual([false, false]);
      expect([store.refusals().size, store.conflicts()]).toEqual([0, []]);
    });

    it('keeps no later change from being sent, even when it cannot be read again', async () => {
      const saved = Promise.all([toHigh(), toClosed()]);
      const first = await next('PATCH');
      number.set(8);
      const shown = await next('GET', 8);
      await answer(first, aTicket({ priority: 'high', version: 2 }));
      await refuse(await next('GET'), 404);
      expect(await saved).toEqual([true, false]);
      await answer(shown, aTicket({ id: 8 }));

      const later = toHigh();
      await answer(await next('PATCH', 8), aTicket({ id: 8, priority: 'high', version: 2 }));
      expect(await later).toBe(true);
    });
  });

  it('looks for news with the entity tag, and keeps what it has when there are none', async () => {
    const looked = store.refresh();
    const request = await next('GET');
    expect(request.request.headers.get('If-None-Match')).toBe('"1"');
    request.flush(null, { status: 304, statusText: 'Not Modified' });
    await looked;
    expect(store.ticket()).toEqual(aTicket());
  });
});
