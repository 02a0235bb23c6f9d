import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aTicket, type Ticket } from '../support/tickets.js';

interface Result {
  items: { id: number; status: number; code?: string; version?: number }[];
}

describe('a bulk change', () => {
  let app: TestApp;
  let agent: Person;
  let asMara: ApiClient;
  let asAgent: ApiClient;
  let asAdmin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    agent = await anAgent(app);
    asMara = await signInAs(app, await anEmployee(app));
    asAgent = await signInAs(app, agent);
    asAdmin = await signInAs(app, await anAdmin(app));
  });
  afterAll(() => app.close());

  const bulk = (caller: ApiClient, ids: unknown, changes: unknown) =>
    caller.post<Result>('/api/tickets/bulk', { ids, changes });
  const read = async (id: number) => (await asAdmin.get<Ticket>(`/api/tickets/${id}`)).body;

  it('changes or refuses each ticket whole, in the order of the ids', async () => {
    const [open, closed, deleted] = [await aTicket(asMara), await aTicket(asMara), await aTicket(asMara)];
    await asAgent.patch(`/api/tickets/${closed.id}`, { status: 'closed' });
    await asMara.delete(`/api/tickets/${deleted.id}`);
    const ids = [closed.id, 2_000_000_000, open.id, deleted.id, 99_999_999_999];
    const answer = await bulk(asAgent, ids, { status: 'in_progress', priority: 'high', assigneeId: agent.id });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      items: [
        { id: closed.id, status: 409, code: 'transition_refused' },
        { id: 2_000_000_000, status: 404, code: 'ticket_not_found' },
        { id: open.id, status: 200, version: 2 },
        { id: deleted.id, status: 404, code: 'ticket_not_found' },
        { id: 99_999_999_999, status: 404, code: 'ticket_not_found' },
      ],
    });
    expect(await read(open.id)).toMatchObject({ status: 'in_progress', priority: 'high', assignee: { id: agent.id } });
    expect(await read(closed.id)).toMatchObject({ status: 'closed', priority: 'medium', assignee: null, version: 2 });
    const { body } = await asAgent.get<{ items: { field: string }[] }>(`/api/tickets/${open.id}/events`);
    expect(body.items.map(({ field }) => field)).toEqual([null, 'status', 'priority', 'assigneeId']);
    expect((await bulk(asAdmin, [deleted.id], { priority: 'low' })).body.items).toEqual([
      { id: deleted.id, status: 409, code: 'ticket_deleted' },
    ]);
  });

  it('answers an id given twice twice, and changes it once', async () => {
    const { id } = await aTicket(asMara);
    const { body } = await bulk(asAgent, [id, id], { priority: 'low' });
    expect(body.items).toEqual([
      { id, status: 200, version: 2 },
      { id, status: 200, version: 2 },
    ]);
  });

  it('takes up to 500 ids', async () => {
    const ids = Array.from({ length: 500 }, (_, n) => 1_000_000 + n);
    expect((await bulk(asAgent, ids, { priority: 'low' })).body.items).toHaveLength(500);
    expect((await bulk(asAgent, [...ids, 1], { priority: 'low' })).status).toBe(400);
  });

  it('is for agents and admins', async () => {
    const { id } = await aTicket(asMara);
    expect((await bulk(asMara, [id], { priority: 'low' })).status).toBe(403);
    expect((await bulk(asAdmin, [id], { priority: 'low' })).status).toBe(200);
  });

  it.each([
    ['no ids', [], { priority: 'low' }, 'ids'],
    ['no list', 7, { priority: 'low' }, 'ids'],
    ['words', ['1'], { priority: 'low' }, 'ids'],
    ['negative ids', [-1], { priority: 'low' }, 'ids'],
    ['fractions', [1.5], { priority: 'low' }, 'ids'],
    ['null', [null], { priority: 'low' }, 'ids'],
    ['no changes', [1], undefined, 'changes'],
    ['changes that are no object', [1], 'closed', 'changes'],
    ['a list of changes', [1], [{ priority: 'low' }], 'changes'],
    ['an unknown status', [1], { status: 'done' }, 'changes.status'],
    ['a field that is not for many', [1], { title: 'x' }, 'changes.title'],
    ['an absent assignee', [1], { assigneeId: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' }, 'changes.assigneeId'],
  ])('refuses %s whole, at its field', async (_, ids, changes, field) => {
    expect(await bulk(asAgent, ids, changes)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
