import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import { aTicket, type Ticket } from '../support/tickets.js';
import { TwoProcesses } from '../support/two-processes.js';

interface Named {
  requester: { name: string; active: boolean };
}

interface Heard {
  items: { field: string | null; from: unknown; to: unknown }[];
}

let both: TwoProcesses;
let app: TestApp;
let admin: ApiClient;

beforeAll(async () => {
  both = await TwoProcesses.start();
  app = both.app;
  admin = await signInAs(app, await anAdmin(app));
});
afterAll(() => both.close());

describe('people whom processes remember', () => {
  let person: Person;
  let ticket: Ticket;
  let reader: { here: ApiClient; there: ApiClient };

  const requesterIn = async (caller: ApiClient) => {
    const { items } = (await caller.get<{ items: Named[] }>(`/api/tickets?requesterId=${person.id}`)).body;
    const one = (await caller.get<Named>(`/api/tickets/${ticket.id}`)).body;
    expect(items.map(({ requester }) => requester)).toEqual([one.requester]);
    return one.requester;
  };

  beforeAll(async () => {
    person = await anEmployee(app);
    ticket = await aTicket(await signInAs(app, person));
    reader = await both.signIn(await anAgent(app));
    expect((await requesterIn(reader.here)).active).toBe(true);
    expect((await requesterIn(reader.there)).active).toBe(true);
  });

  it('have their new name in every process once it is answered', async () => {
    for (let round = 0; round < 10; round++) {
      const name = `Renamed ${round}`;
      expect((await admin.patch(`/api/users/${person.id}`, { name })).status).toBe(200);
      expect((await requesterIn(reader.there)).name).toBe(name);
      expect((await requesterIn(reader.here)).name).toBe(name);
    }
  });

  it('have the name that they gave themselves', async () => {
    const { here } = await both.signIn(person);
    expect((await here.patch('/api/auth/me', { name: 'Myself' })).status).toBe(200);
    expect((await requesterIn(reader.there)).name).toBe('Myself');
  });

  it('are shown as inactive once they have left', async () => {
    expect((await admin.patch(`/api/users/${person.id}`, { active: false })).status).toBe(200);
    expect((await requesterIn(reader.there)).active).toBe(false);
    expect((await requesterIn(reader.here)).active).toBe(false);
  });
});

describe('a ticket that a process has seen', () => {
  const seenByBoth = async () => {
    const { here, there } = await both.signIn(await anAgent(app));
    const { id } = await aTicket(here);
    for (const caller of [here, there]) expect((await caller.get(`/api/tickets/${id}`)).status).toBe(200);
    return { here, there, url: `/api/tickets/${id}` };
  };

  it('is changed from what it became elsewhere, and its history says so', async () => {
    const { here, there, url } = await seenByBoth();
    expect((await there.patch(url, { priority: 'high' })).status).toBe(200);
    expect((await here.patch<Ticket>(url, { priority: 'low' })).body).toMatchObject({ priority: 'low', version: 3 });
    const { items } = (await here.get<Heard>(`${url}/events`)).body;
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      ['medium', 'high'],
      ['high', 'low'],
    ]);
  });

  it('is changed to what it was here, when it is something else by now', async () => {
    const { here, there, url } = await seenByBoth();
    expect((await there.patch(url, { priority: 'high' })).status).toBe(200);
    expect((await here.patch<Ticket>(url, { priority: 'medium' })).body).toMatchObject({
      priority: 'medium',
      version: 3,
    });
  });

  it('is judged by its state of now, be it for or against the change', async () => {
    const { there, url } = await seenByBoth();
    const requester = await both.signIn(await anEmployee(app));
    const own = `/api/tickets/${(await aTicket(requester.here)).id}`;
    expect((await requester.there.get(own)).status).toBe(200);
    expect((await there.patch(own, { status: 'closed' })).status).toBe(200);
    expect((await requester.here.patch(own, { title: 'Too late' })).body).toMatchObject({ code: 'ticket_closed' });
    expect((await there.patch(own, { status: 'open' })).status).toBe(200);
    expect((await requester.here.patch(own, { title: 'In time' })).status).toBe(200);
    expect((await requester.here.patch(url, { title: 'Not mine' })).status).toBe(404);
    expect((await requester.there.post(`${url}/comments`, { body: 'Not mine' })).status).toBe(404);
  });

  it('is absent here once it is deleted there, for changes and comments alike', async () => {
    const { here, there, url } = await seenByBoth();
    const deleting = await both.signIn(await anAdmin(app));
    expect((await deleting.there.delete(url)).status).toBe(204);
    expect((await here.patch(url, { priority: 'high' })).status).toBe(404);
    expect((await here.post(`${url}/comments`, { body: 'Anybody here?' })).status).toBe(404);
    expect((await there.post(`${url}/comments`, { body: 'Anybody there?' })).status).toBe(404);
  });
});
