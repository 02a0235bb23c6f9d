import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TicketSummary } from '../../api/generated/model';
import { TicketChange } from './bulk-plan';
import { BulkStore } from './bulk-store';
import { RowChanges } from './row-changes';
import { TicketSelection } from './ticket-selection';
import { TriageMemory } from './triage-memory';
import { TRIAGE_QUERY, TriageStore } from './triage-store';
import { TriageQuery, everything } from './triage-query';

const aTicket = (id: number, differing: Partial<TicketSummary> = {}): TicketSummary => ({
  id,
  title: `Ticket ${id}`,
  status: 'open',
  priority: 'medium',
  requester: { id: 'mara', name: 'Mara', role: 'employee', active: true },
  assignee: null,
  commentCount: 0,
  createdAt: '2026-03-01T09:30:00.000Z',
  updatedAt: '2026-03-01T09:30:00.000Z',
  closedAt: null,
  version: 1,
  ...differing,
});

const conflict = { status: 412, statusText: 'Precondition Failed' };

describe('the triage table', () => {
  const query = signal<TriageQuery>(everything);
  let http: HttpTestingController;
  let store: TriageStore;
  let selection: TicketSelection;

  /** Lets effects run and promises settle, as the browser does between two events. */
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await Promise.resolve();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const list = (): TestRequest => http.expectOne(({ method, url }) => method === 'GET' && url === '/api/tickets');
  const sent = (): TestRequest => http.expectOne('/api/tickets/bulk');
  const show = async (items: TicketSummary[], nextCursor: string | null = null): Promise<void> => {
    TestBed.tick();
    list().flush({ items, nextCursor });
    await settle();
  };

  beforeEach(() => {
    query.set(everything);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: TRIAGE_QUERY, useValue: query },
        TriageStore,
        TicketSelection,
        BulkStore,
        RowChanges,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(TriageStore);
    selection = TestBed.inject(TicketSelection);
  });

  it('keeps the rows, marked as stale, until the next ones have come', async () => {
    await show([aTicket(1)]);
    expect(store.rows()).toHaveLength(1);
    query.set({ ...everything, q: 'printer' });
    TestBed.tick();
    expect(store.rows()?.map(({ id }) => id)).toEqual([1]);
    expect(store.stale()).toBe(true);
    await show([aTicket(2)]);
    expect(store.rows()?.map(({ id }) => id)).toEqual([2]);
    expect(store.stale()).toBe(false);
  });

  it('knows the total without counting when one page holds everything', async () => {
    await show([aTicket(1), aTicket(2)]);
    expect(store.total()).toBe('2');
  });

  it('counts on demand, and forgets the count with the filter', async () => {
    await show([aTicket(1)], 'more');
    expect(store.total()).toBeNull();
    const counted = store.count();
    const request = list();
    expect(request.request.params.get('withTotal')).toBe('true');
    request.flush({ items: [], nextCursor: 'more', total: { value: 10_000, relation: 'gte' } });
    await counted;
    expect(store.total()).toBe('10,000+');
    query.set({ ...everything, q: 'printer' });
    TestBed.tick();
    expect(store.total()).toBeNull();
    list();
  });

  it('says why it could not count', async () => {
    await show([aTicket(1)], 'more');
    const counted = store.count();
    list().error(new ProgressEvent('error'));
    await counted;
    expect(store.refusal()).toMatch(/^The tickets were not counted. Docket could not be reached./);
    expect(store.counting()).toBe(false);
  });

  it('says when a cursor of somebody else was refused', async () => {
    query.set({ ...everything, cursor: 'foreign' });
    TestBed.tick();
    list().flush({ code: 'cursor_invalid', detail: 'No.' }, { status: 400, statusText: 'Bad Request' });
    await settle();
    expect(store.cursorRefused()).toBe(true);
  });

  describe('its selection', () => {
    it('takes a range, and the whole page, and lets both go', async () => {
      await show([aTicket(1), aTicket(2), aTicket(3), aTicket(4)]);
      selection.toggle(aTicket(1));
      selection.toggle(aTicket(3), true);
      expect(selection.tickets().map(({ id }) => id)).toEqual([1, 2, 3]);
      expect(selection.pageState()).toBe('some');
      selection.togglePage();
      expect(selection.pageState()).toBe('all');
      selection.clear();
      expect(selection.count()).toBe(0);
    });

    it('survives another order, but not another filter', async () => {
      await show([aTicket(1)]);
      selection.toggle(aTicket(1));
      query.set({ ...everything, sortBy: 'priority' });
      await show([aTicket(1)]);
      expect(selection.count()).toBe(1);
      query.set({ ...everything, q: 'printer' });
      await show([aTicket(1)]);
      expect(selection.count()).toBe(0);
    });

    it('collects everything that matches through all pages', async () => {
      await show([aTicket(1)], 'two');
      const collected = selection.selectMatching();
      list().flush({ items: [aTicket(1)], nextCursor: 'two' });
      await settle();
      expect(selection.collecting()).toBe(1);
      const second = list();
      expect(second.request.params.get('cursor')).toBe('two');
      second.flush({ items: [aTicket(2)], nextCursor: null });
      await collected;
      expect(selection.count()).toBe(2);
      expect(selection.collecting()).toBeNull();
      expect(selection.complete()).toBe(true);
      selection.toggle(aTicket(1));
      expect(selection.complete()).toBe(false);
    });

    it('drops what is still being collected when the filter changes, also when it changes back', async () => {
      await show([aTicket(1)], 'two');
      const collected = selection.selectMatching();
      const page = list();
      query.set({ ...everything, q: 'printer' });
      await show([aTicket(3)]);
      expect(selection.collecting()).toBeNull();
      query.set(everything);
      await show([aTicket(1)], 'two');
      page.flush({ items: [aTicket(1), aTicket(2)], nextCursor: null });
      await collected;
      expect(selection.count()).toBe(0);
      expect(selection.collecting()).toBeNull();
    });

    it('does not choose under one filter what was collected under another', async () => {
      await show([aTicket(1)], 'two');
      const collected = selection.selectMatching();
      const page = list();
      query.set({ ...everything, q: 'printer' });
      await show([aTicket(3)]);
      page.flush({ items: [aTicket(1), aTicket(2)], nextCursor: null });
      await collected;
      expect(selection.count()).toBe(0);
    });

    it('says nothing of a collection that failed after it was dropped', async () => {
      await show([aTicket(1)], 'two');
      const collected = selection.selectMatching();
      const page = list();
      query.set({ ...everything, q: 'printer' });
      await show([aTicket(3)]);
      page.error(new ProgressEvent('error'));
      await collected;
      expect(selection.notice()).toBeNull();
    });

    it('collects no further once the page is left', async () => {
      await show([aTicket(1)], 'two');
      const page = createEnvironmentInjector([TicketSelection], TestBed.inject(EnvironmentInjector));
      const collected = page.get(TicketSelection).selectMatching();
      page.destroy();
      list().flush({ items: [aTicket(1), aTicket(2)], nextCursor: null });
      await collected;
      expect(TestBed.inject(TriageMemory).selection(store.filterKey()).size).toBe(0);
    });

    it('knows the chosen ones as the last rows showed them', async () => {
      await show([aTicket(1)]);
      selection.toggle(aTicket(1));
      store.reload();
      await show([aTicket(1, { status: 'closed', version: 2 })]);
      expect(selection.tickets()[0]).toMatchObject({ status: 'closed', version: 2 });
    });
  });

  describe('a bulk change', () => {
    it('tells successes from refusals and takes back only what succeeded', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1), aTicket(2, { status: 'closed' })]);
      const changed = bulk.change(store.rows() ?? [], { status: 'in_progress' });
      const request = http.expectOne('/api/tickets/bulk');
      expect(request.request.body).toEqual({ ids: [1, 2], changes: { status: 'in_progress' } });
      request.flush({
        items: [
          { id: 1, status: 200, version: 2 },
          { id: 2, status: 409, code: 'transition_refused' },
        ],
      });
      await changed;
      await show([aTicket(1, { status: 'in_progress' })]);
      expect(bulk.outcome()?.words).toContain('1 ticket is now in progress.');
      expect(bulk.outcome()?.refusals[0]?.ids).toEqual([2]);

      const undone = bulk.undo();
      const back = http.expectOne('/api/tickets/bulk');
      expect(back.request.body).toEqual({ ids: [1], changes: { status: 'open' } });
      back.flush({ items: [{ id: 1, status: 200, version: 3 }] });
      await undone;
      expect(bulk.outcome()?.words).toContain('Undone for 1 ticket.');
    });

    it('is taken back to what was true before it, not when the box was ticked', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      selection.toggle(aTicket(1));
      store.reload();
      await show([aTicket(1, { priority: 'high', version: 2 })]);
      const changed = bulk.change(selection.tickets(), { priority: 'low' });
      sent().flush({ items: [{ id: 1, status: 200, version: 3 }] });
      await changed;
      await show([aTicket(1, { priority: 'low', version: 3 })]);

      const undone = bulk.undo();
      const back = sent();
      expect(back.request.body).toEqual({ ids: [1], changes: { priority: 'high' } });
      back.flush({ items: [{ id: 1, status: 200, version: 4 }] });
      await undone;
      expect(selection.tickets()[0]).toMatchObject({ priority: 'high', version: 4 });
    });

    it('can be taken back each time, also beyond the page', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      selection.toggle(aTicket(2, { status: 'in_progress' }));
      for (const version of [1, 4]) {
        const changed = bulk.change(selection.tickets(), { status: 'closed' });
        sent().flush({ items: [{ id: 2, status: 200, version: version + 1 }] });
        await changed;
        const undone = bulk.undo();
        sent().flush({ items: [{ id: 2, status: 200, version: version + 2 }] });
        await settle();
        sent().flush({ items: [{ id: 2, status: 200, version: version + 3 }] });
        await undone;
        expect(bulk.outcome()?.words).toBe('Undone for 1 ticket.');
      }
    });

    /** Both rows become urgent. @param versions that the answer tells, by number. */
    const raiseBoth = async (bulk: BulkStore, versions: Readonly<Record<number, number>>) => {
      const changed = bulk.change(store.rows() ?? [], { priority: 'high' });
      sent().flush({
        items: Object.entries(versions).map(([id, version]) => ({ id: Number(id), status: 200, version })),
      });
      await changed;
    };

    it('leaves out of Undo what somebody else had changed before', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1), aTicket(2)]);
      await raiseBoth(bulk, { 1: 2, 2: 3 });
      expect(bulk.outcome()?.words).toBe(
        '2 tickets are now high priority. Undo leaves out 1 ticket that somebody else had changed meanwhile.',
      );
      expect(bulk.outcome()?.undo?.before.map(({ id }) => id)).toEqual([1]);
    });

    it('leaves out of Undo what is seen to have changed since', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1), aTicket(2)]);
      await raiseBoth(bulk, { 1: 2, 2: 2 });
      const retitled = aTicket(2, { title: 'Theirs', priority: 'high', version: 3 });
      await show([aTicket(1, { priority: 'low', version: 3 }), retitled]);
      const undone = bulk.undo();
      const back = sent();
      expect(back.request.body).toEqual({ ids: [2], changes: { priority: 'medium' } });
      back.flush({ items: [{ id: 2, status: 200, version: 4 }] });
      await undone;
      expect(bulk.outcome()?.words).toBe('Undone for 1 ticket. Left out, because changed since: 1 ticket.');
    });

    it('says that it is not known what became of tickets whose answer was lost, and reads the rows again', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      const changed = bulk.change(store.rows() ?? [], { priority: 'high' });
      sent().error(new ProgressEvent('error'));
      await changed;
      expect(bulk.outcome()).toMatchObject({
        words: 'Docket did not answer, so this ticket may or may not have changed. Check it before trying again.',
        complete: false,
        undo: null,
      });
      await show([aTicket(1, { priority: 'high', version: 2 })]);
      expect(store.rows()?.[0]?.priority).toBe('high');
    });

    it('tells what was changed, what is in doubt and what was not sent when the connection breaks midway', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      const tickets = Array.from({ length: 1001 }, (_, index) => aTicket(index + 1));
      const changed = bulk.change(tickets, { priority: 'high' });
      sent().flush({ items: tickets.slice(0, 500).map(({ id }) => ({ id, status: 200, version: 2 })) });
      await settle();
      sent().error(new ProgressEvent('error'));
      await changed;
      expect(bulk.outcome()?.words).toBe(
        '500 tickets are now high priority. Docket did not answer, so these 500 tickets may or may not have changed. ' +
          'Check them before trying again. 1 ticket could not be reached.',
      );
      expect(bulk.outcome()?.undo?.before).toHaveLength(500);
    });

    it('is sure that nothing was changed when it is refused as a whole', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      const changed = bulk.change(store.rows() ?? [], { priority: 'high' });
      sent().flush({ detail: 'Too many requests.' }, { status: 429, statusText: 'Too Many Requests' });
      await changed;
      expect(bulk.outcome()?.words).toBe('No ticket was changed. 1 ticket could not be reached: Too many requests.');
    });
  });

  describe('restoring', () => {
    const restored = (id: number): TestRequest => http.expectOne(`/api/tickets/${id}/restore`);
    const unreachable = new ProgressEvent('error');

    it('lets go only of what it brought back, and says why the rest was refused', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1), aTicket(2), aTicket(3)]);
      selection.togglePage();
      const done = bulk.restore([aTicket(1), aTicket(2)]);
      restored(1).flush(aTicket(1, { version: 2 }));
      await settle();
      restored(2).flush({ code: 'ticket_not_found' }, { status: 404, statusText: 'Not Found' });
      await done;
      expect(selection.tickets().map(({ id }) => id)).toEqual([2, 3]);
      expect(bulk.outcome()?.words).toBe('1 ticket is now restored.');
      expect(bulk.outcome()?.refusals).toEqual([{ why: 'No longer there', ids: [2] }]);
    });

    it('stops at the first that gets no answer', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([]);
      const done = bulk.restore([aTicket(1), aTicket(2), aTicket(3), aTicket(4)]);
      restored(1).flush(aTicket(1, { version: 2 }));
      await settle();
      restored(2).error(unreachable);
      await done;
      expect(bulk.outcome()?.words).toBe(
        '1 ticket is now restored. Docket did not answer, so this ticket may or may not have changed. ' +
          'Check it before trying again. 2 tickets could not be reached.',
      );
    });

    it('does not begin while something else is on its way', async () => {
      const bulk = TestBed.inject(BulkStore);
      await show([aTicket(1)]);
      const changed = bulk.change([aTicket(1)], { priority: 'high' });
      await bulk.restore([aTicket(2)]);
      http.expectNone('/api/tickets/2/restore');
      sent().flush({ items: [{ id: 1, status: 200, version: 2 }] });
      await changed;
    });
  });

  describe('a change in a row', () => {
    const patch = (): TestRequest => http.expectOne(({ method }) => method === 'PATCH');

    it('is shown at once and names the version it was made on', async () => {
      const changes = TestBed.inject(RowChanges);
      await show([aTicket(1)]);
      const done = changes.change(aTicket(1), { status: 'closed' });
      expect(store.rows()?.[0]?.status).toBe('closed');
      const request = patch();
      expect(request.request.headers.get('If-Match')).toBe('"1"');
      request.flush(aTicket(1, { status: 'closed', version: 2 }));
      await done;
      expect(store.rows()?.[0]?.version).toBe(2);
    });

    it.each<TicketChange>([
      { status: 'open' },
      { priority: 'medium' },
      { assignee: { id: 'noor', name: 'Noor', active: true } },
    ])('is not sent when nothing differs: %j', async (change) => {
      const ticket = aTicket(1, { assignee: { id: 'noor', name: 'Noor', role: 'agent', active: true } });
      await show([ticket]);
      await TestBed.inject(RowChanges).change(ticket, change);
      http.expectNone(({ method }) => method === 'PATCH');
    });

    it('is taken back with words when it is refused', async () => {
      const changes = TestBed.inject(RowChanges);
      await show([aTicket(1, { status: 'closed' })]);
      const done = changes.change(aTicket(1, { status: 'closed' }), { status: 'in_progress' });
      patch().flush({ code: 'transition_refused', allowed: ['open'] }, { status: 409, statusText: 'Conflict' });
      await done;
      expect(store.rows()?.[0]?.status).toBe('closed');
      expect(changes.refusal()).toBe('#1 was not changed. From its status it can only become open.');
    });

    it('goes on top of somebody else’s change of another field', async () => {
      const changes = TestBed.inject(RowChanges);
      await show([aTicket(1)]);
      const done = changes.change(aTicket(1), { status: 'closed' });
      patch().flush({ code: 'version_conflict' }, conflict);
      await settle();
      http.expectOne('/api/tickets/1').flush(aTicket(1, { title: 'Theirs', version: 5 }));
      await settle();
      const again = patch();
      expect(again.request.headers.get('If-Match')).toBe('"5"');
      again.flush(aTicket(1, { title: 'Theirs', status: 'closed', version: 6 }));
      await done;
      expect(store.rows()?.[0]).toMatchObject({ title: 'Theirs', status: 'closed' });
    });

    it('yields to somebody else’s change of the same field', async () => {
      const changes = TestBed.inject(RowChanges);
      await show([aTicket(1)]);
      const done = changes.change(aTicket(1), { priority: 'low' });
      patch().flush({ code: 'version_conflict' }, conflict);
      await settle();
      http.expectOne('/api/tickets/1').flush(aTicket(1, { priority: 'high', version: 2 }));
      await done;
      await show([aTicket(1, { priority: 'high', version: 2 })]);
      expect(store.rows()?.[0]?.priority).toBe('high');
      expect(changes.refusal()).toMatch(/somebody else/);
    });
  });
});
