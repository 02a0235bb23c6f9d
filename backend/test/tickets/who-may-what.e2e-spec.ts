import type { Answer, ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket, type Ticket } from '../support/tickets.js';

type Reader = 'requester' | 'stranger' | 'agent' | 'admin';
const READERS: readonly Reader[] = ['requester', 'stranger', 'agent', 'admin'];

describe('who may do what', () => {
  let app: TestApp;
  let assignee: Person;
  const as = {} as Record<Reader, ApiClient>;

  beforeAll(async () => {
    app = await TestApp.start();
    const [requester, stranger, agent, admin] = await Promise.all([
      anEmployee(app),
      anEmployee(app),
      anAgent(app),
      anAdmin(app),
    ]);
    assignee = await anAgent(app);
    as.requester = await signInAs(app, requester);
    as.stranger = await signInAs(app, stranger);
    as.agent = await signInAs(app, agent);
    as.admin = await signInAs(app, admin);
  });
  afterAll(() => app.close());

  /** A ticket of the requester's in the given state. */
  async function ticketThatIs(status: Ticket['status']): Promise<Ticket> {
    const ticket = await aTicket(as.requester);
    if (status === 'open') return ticket;
    const { body } = await as.agent.patch<Ticket>(`/api/tickets/${ticket.id}`, { status });
    return body;
  }

  const patch = (wanted: object) => (caller: ApiClient, url: string) => caller.patch(url, wanted);

  const deeds: Record<string, (caller: ApiClient, url: string) => Promise<Answer<unknown>>> = {
    'read it': (caller, url) => caller.get(url),
    'read its comments': (caller, url) => caller.get(`${url}/comments`),
    'read its history': (caller, url) => caller.get(`${url}/events`),
    'write an internal note': (caller, url) => caller.post(`${url}/comments`, { body: 'psst', internal: true }),
    'comment on it': (caller, url) => caller.post(`${url}/comments`, { body: 'hello' }),
    'edit its title': patch({ title: 'Another title' }),
    'edit its description': patch({ description: 'Another description' }),
    'edit its priority': patch({ priority: 'high' }),
    'close it': patch({ status: 'closed' }),
    'open it': patch({ status: 'open' }),
    'put it in progress': patch({ status: 'in_progress' }),
    'assign it': (caller, url) => caller.patch(url, { assigneeId: assignee.id }),
    'delete it': (caller, url) => caller.delete(url),
    'restore it': (caller, url) => caller.post(`${url}/restore`),
  };

  describe.each<[string, Ticket['status'], Record<Reader, number | string>]>([
    ['read it', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['read its comments', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['read its history', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['write an internal note', 'open', { requester: 403, stranger: 404, agent: 201, admin: 201 }],
    ['write an internal note', 'closed', { requester: 403, stranger: 404, agent: 201, admin: 201 }],
    ['comment on it', 'open', { requester: 201, stranger: 404, agent: 201, admin: 201 }],
    ['comment on it', 'closed', { requester: 201, stranger: 404, agent: 201, admin: 201 }],
    ['edit its title', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['edit its title', 'in_progress', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['edit its title', 'closed', { requester: 'ticket_closed', stranger: 404, agent: 200, admin: 200 }],
    ['edit its description', 'closed', { requester: 'ticket_closed', stranger: 404, agent: 200, admin: 200 }],
    ['edit its priority', 'closed', { requester: 'ticket_closed', stranger: 404, agent: 200, admin: 200 }],
    ['edit its priority', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['close it', 'open', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['close it', 'in_progress', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['open it', 'closed', { requester: 200, stranger: 404, agent: 200, admin: 200 }],
    ['open it', 'in_progress', { requester: 403, stranger: 404, agent: 200, admin: 200 }],
    ['put it in progress', 'open', { requester: 403, stranger: 404, agent: 200, admin: 200 }],
    [
      'put it in progress',
      'closed',
      { requester: 403, stranger: 404, agent: 'transition_refused', admin: 'transition_refused' },
    ],
    ['assign it', 'open', { requester: 403, stranger: 404, agent: 200, admin: 200 }],
    ['delete it', 'open', { requester: 204, stranger: 404, agent: 403, admin: 204 }],
    ['delete it', 'in_progress', { requester: 'ticket_not_open', stranger: 404, agent: 403, admin: 204 }],
    ['delete it', 'closed', { requester: 'ticket_not_open', stranger: 404, agent: 403, admin: 204 }],
    ['restore it', 'open', { requester: 403, stranger: 404, agent: 403, admin: 'ticket_not_deleted' }],
  ])('to %s while it is %s', (deed, status, outcomes) => {
    it.each(READERS)('answers the %s by the table', async (reader) => {
      const ticket = await ticketThatIs(status);
      const answer = await deeds[deed]!(as[reader], `/api/tickets/${ticket.id}`);
      const expected = outcomes[reader];
      if (typeof expected === 'number') expect(answer).toMatchObject({ status: expected });
      else expect(answer).toMatchObject({ status: 409, body: { code: expected } });
    });
  });

  describe('a deleted ticket', () => {
    it.each(Object.keys(deeds))('is absent to all but admins who want to %s', async (deed) => {
      const ticket = await aTicket(as.requester);
      await as.admin.delete(`/api/tickets/${ticket.id}`);
      const answers = await Promise.all(
        (['requester', 'stranger', 'agent'] as const).map((reader) =>
          deeds[deed]!(as[reader], `/api/tickets/${ticket.id}`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    });

    it.each([
      ['read it', 200],
      ['read its comments', 200],
      ['read its history', 200],
      ['comment on it', 409],
      ['write an internal note', 409],
      ['edit its title', 409],
      ['close it', 409],
      ['assign it', 409],
      ['delete it', 409],
      ['restore it', 200],
    ])('answers admins who want to %s with %d', async (deed, status) => {
      const ticket = await aTicket(as.requester);
      await as.admin.delete(`/api/tickets/${ticket.id}`);
      const answer = await deeds[deed]!(as.admin, `/api/tickets/${ticket.id}`);
      expect(answer.status).toBe(status);
      if (status === 409) expect(answer.body).toMatchObject({ code: 'ticket_deleted' });
    });

    it('is listed only to admins, and only when they ask', async () => {
      const ticket = await aTicket(as.requester);
      await as.admin.delete(`/api/tickets/${ticket.id}`);
      const ids = async (query: string) => {
        const { body } = await as.admin.get<{ items: Ticket[] }>(`/api/tickets?limit=100${query}`);
        return body.items.map(({ id }) => id);
      };
      expect(await ids('')).not.toContain(ticket.id);
      expect(await ids('&deleted=true')).toContain(ticket.id);
      for (const reader of ['requester', 'stranger', 'agent'] as const) {
        expect((await as[reader].get('/api/tickets?deleted=true')).status).toBe(403);
        expect((await as[reader].get('/api/tickets/export.csv?deleted=true')).status).toBe(403);
        expect((await as[reader].get('/api/tickets?deleted=false')).status).toBe(200);
      }
    });
  });

  describe('somebody else`s comment', () => {
    it.each<[Reader, number, number]>([
      ['requester', 403, 403],
      ['stranger', 404, 404],
      ['agent', 403, 403],
      ['admin', 200, 204],
    ])('is edited and deleted by the %s with %d and %d', async (reader, edited, deleted) => {
      const ticket = await aTicket(as.requester);
      const colleague = await signInAs(app, assignee);
      const { id } = await aComment(colleague, ticket.id);
      const url = `/api/tickets/${ticket.id}/comments/${id}`;
      expect((await as[reader].patch(url, { body: 'Changed' })).status).toBe(edited);
      expect((await as[reader].delete(url)).status).toBe(deleted);
    });

    it('is its author`s to edit and delete', async () => {
      const ticket = await aTicket(as.requester);
      const { id } = await aComment(as.requester, ticket.id);
      const url = `/api/tickets/${ticket.id}/comments/${id}`;
      expect(await as.requester.patch(url, { body: 'Changed' })).toMatchObject({
        status: 200,
        body: { body: 'Changed', editedAt: expect.any(String) },
      });
      expect((await as.requester.delete(url)).status).toBe(204);
      expect((await as.requester.delete(url)).status).toBe(404);
    });
  });

  describe('allowed', () => {
    it.each(READERS.filter((reader) => reader !== 'stranger'))(
      'tells the %s just what would be accepted',
      async (reader) => {
        const names = { edit: 'edit its title', assign: 'assign it', comment: 'comment on it' } as const;
        const others = { note: 'write an internal note', delete: 'delete it', restore: 'restore it' } as const;
        for (const status of ['open', 'in_progress', 'closed'] as const) {
          for (const [action, deed] of Object.entries({ ...names, ...others })) {
            const ticket = await ticketThatIs(status);
            const url = `/api/tickets/${ticket.id}`;
            const { allowed } = (await as[reader].get<Ticket>(url)).body;
            const answer = await deeds[deed]!(as[reader], url);
            expect({ status, action, done: answer.status < 300 }).toEqual({
              status,
              action,
              done: allowed.actions.includes(action),
            });
          }
          for (const to of ['open', 'in_progress', 'closed'].filter((one) => one !== status)) {
            const ticket = await ticketThatIs(status);
            const url = `/api/tickets/${ticket.id}`;
            const { allowed } = (await as[reader].get<Ticket>(url)).body;
            const answer = await as[reader].patch(url, { status: to });
            expect({ status, to, done: answer.status < 300 }).toEqual({
              status,
              to,
              done: allowed.statuses.includes(to),
            });
          }
        }
      },
    );
  });
});
