import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket, type Comment, type Ticket } from '../support/tickets.js';

interface Items<T> {
  items: T[];
  total?: { value: number };
}

/** A problem without the one thing that may differ between an absent and an invisible resource. */
const withoutRequestId = (body: unknown) => ({ ...(body as object), requestId: 'any' });

describe('what cannot be seen', () => {
  let app: TestApp;
  let mara: Person;
  let asMara: ApiClient;
  let asStranger: ApiClient;
  let asAgent: ApiClient;
  let asAdmin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    mara = await anEmployee(app);
    asMara = await signInAs(app, mara);
    asStranger = await signInAs(app, await anEmployee(app));
    asAgent = await signInAs(app, await anAgent(app));
    asAdmin = await signInAs(app, await anAdmin(app));
  });
  afterAll(() => app.close());

  const listed = async (caller: ApiClient, query: string) =>
    (await caller.get<Items<Ticket>>(`/api/tickets?limit=100${query}`)).body.items.map(({ id }) => id);

  describe('tickets that several people read at the same moment', () => {
    it('are told to each as if nobody else had asked, part by part', async () => {
      const visits: { caller: ApiClient; ticket: Ticket; sees: string[] | null }[] = [];
      for (let number = 1; number <= 12; number++) {
        const [owner, other] = number % 2 === 0 ? [asStranger, asMara] : [asMara, asStranger];
        const ticket = await aTicket(owner, { title: `Jam ${number}` });
        const comment = await aComment(owner, ticket.id, { body: `Comment ${number}` });
        const note = await aComment(asAgent, ticket.id, { body: `Note ${number}`, internal: true });
        visits.push({ caller: asAgent, ticket, sees: [comment.body, note.body] });
        visits.push({ caller: owner, ticket, sees: [comment.body] });
        visits.push({ caller: other, ticket, sees: null });
      }
      const answers = await Promise.all(
        visits.map(async ({ caller, ticket: asked, ticket: { id }, sees }) => ({
          asked,
          sees,
          ticket: await caller.get<Ticket>(`/api/tickets/${id}`),
          comments: await caller.get<Items<Comment>>(`/api/tickets/${id}/comments`),
          first: await caller.get<Items<Comment>>(`/api/tickets/${id}/comments?limit=1`),
          events: await caller.get<Items<unknown>>(`/api/tickets/${id}/events`),
        })),
      );
      for (const { asked, sees, ticket, comments, first, events } of answers) {
        for (const { status } of [ticket, comments, first, events]) expect(status).toBe(sees ? 200 : 404);
        if (!sees) continue;
        expect(ticket.body).toMatchObject({ id: asked.id, title: asked.title, commentCount: sees.length });
        expect(comments.body.items.map(({ body }) => body)).toEqual(sees);
        expect(first.body.items.map(({ body }) => body)).toEqual(sees.slice(0, 1));
        expect(events.body.items).toHaveLength(2);
      }
    });
  });

  describe('a ticket of somebody else', () => {
    it('answers through every door as an absent one does, byte for byte', async () => {
      const { id } = await aTicket(asMara);
      const { id: commentId } = await aComment(asMara, id);
      const absent = 2_000_000_000;
      const doors: ((ticket: number) => ReturnType<ApiClient['get']>)[] = [
        (ticket) => asStranger.get(`/api/tickets/${ticket}`),
        (ticket) => asStranger.get(`/api/tickets/${ticket}`, { 'if-none-match': '*' }),
        (ticket) => asStranger.patch(`/api/tickets/${ticket}`, { title: 'x' }),
        (ticket) => asStranger.patch(`/api/tickets/${ticket}`, {}),
        (ticket) => asStranger.put(`/api/tickets/${ticket}`, { status: 'in_progress' }, { 'if-match': '"99"' }),
        (ticket) => asStranger.delete(`/api/tickets/${ticket}`),
        (ticket) => asStranger.post(`/api/tickets/${ticket}/restore`),
        (ticket) => asStranger.get(`/api/tickets/${ticket}/events`),
        (ticket) => asStranger.get(`/api/tickets/${ticket}/comments`),
        (ticket) => asStranger.post(`/api/tickets/${ticket}/comments`, { body: 'x' }),
        (ticket) => asStranger.post(`/api/tickets/${ticket}/comments`, { body: 'x', internal: true }),
        (ticket) => asStranger.get(`/api/tickets/${ticket}/comments/${commentId}`),
        (ticket) => asStranger.patch(`/api/tickets/${ticket}/comments/${commentId}`, { body: 'x' }),
        (ticket) => asStranger.delete(`/api/tickets/${ticket}/comments/${commentId}`),
      ];
      for (const door of doors) {
        const [invisible, missing] = await Promise.all([door(id), door(absent)]);
        expect(invisible.status).toBe(404);
        expect(withoutRequestId(invisible.body)).toEqual(withoutRequestId(missing.body));
        expect(invisible.text.length).toBe(missing.text.length);
        expect(invisible.headers['etag']).toBeUndefined();
      }
    });

    it('is in no list, search, count or export', async () => {
      const { id } = await aTicket(asMara, { title: 'Zebra crossing' });
      await aComment(asMara, id, { body: 'quagga' });
      for (const query of ['', '&q=zebra', '&q=quagga', `&q=%23${id}`, '&q=zebrra', `&requesterId=${mara.id}`]) {
        expect(await listed(asStranger, query)).not.toContain(id);
        expect(await listed(asMara, query)).toContain(id);
        const { text } = await asStranger.get(`/api/tickets/export.csv?${query.slice(1)}`);
        expect(text).not.toContain('Zebra');
      }
      const { body } = await asStranger.get<Items<Ticket>>('/api/tickets?withTotal=true&q=zebra');
      expect(body.total).toMatchObject({ value: 0 });
    });

    it('is found again when the person becomes an agent, and lost when an agent becomes an employee', async () => {
      const { id } = await aTicket(asMara);
      const turncoat = await anEmployee(app);
      const asTurncoat = await signInAs(app, turncoat);
      const become = (role: string) => asAdmin.patch(`/api/users/${turncoat.id}`, { role });
      expect((await asTurncoat.get(`/api/tickets/${id}`)).status).toBe(404);
      await become('agent');
      expect((await asTurncoat.get(`/api/tickets/${id}`)).status).toBe(200);
      await become('employee');
      expect((await asTurncoat.get(`/api/tickets/${id}`)).status).toBe(404);
    });
  });

  describe('an internal note', () => {
    it('leaves no trace for the requester', async () => {
      const { id } = await aTicket(asMara, { title: 'Slow laptop' });
      await aComment(asAgent, id, { body: 'Have you restarted it?' });
      const look = async () => {
        const [ticket, list, comments, events, search, total, csv] = await Promise.all([
          asMara.get(`/api/tickets/${id}`),
          asMara.get('/api/tickets?sort=-updatedAt'),
          asMara.get(`/api/tickets/${id}/comments`),
          asMara.get(`/api/tickets/${id}/events`),
          asMara.get('/api/tickets?q=xylophone'),
          asMara.get('/api/tickets?withTotal=true'),
          asMara.get('/api/tickets/export.csv'),
        ]);
        const etag = ticket.headers['etag'];
        return { etag, texts: [ticket, list, comments, events, search, total, csv].map(({ text }) => text) };
      };
      const before = await look();
      const note = await aComment(asAgent, id, { body: 'xylophone xylophone', internal: true });
      await asAgent.patch(`/api/tickets/${id}/comments/${note.id}`, { body: 'xylophone again' });
      expect(await look()).toEqual(before);
      await asAgent.delete(`/api/tickets/${id}/comments/${note.id}`);
      expect(await look()).toEqual(before);
    });

    it('moves neither updatedAt nor version nor history for anybody, and is there for agents', async () => {
      const filed = await aTicket(asMara);
      const url = `/api/tickets/${filed.id}`;
      const history = (await asAdmin.get(`${url}/events`)).text;
      const note = await aComment(asAgent, filed.id, { body: 'the okapi did it', internal: true });
      const seen = (await asAdmin.get<Ticket>(url)).body;
      expect(seen).toMatchObject({ updatedAt: filed.updatedAt, version: filed.version, commentCount: 1 });
      expect((await asAdmin.get(`${url}/events`)).text).toBe(history);
      expect(await listed(asAdmin, '&q=okapi')).toEqual([filed.id]);
      expect(await listed(asMara, '&q=okapi')).toEqual([]);
      const { body } = await asAdmin.get<Items<Comment>>(`${url}/comments`);
      expect(body.items.map(({ id }) => id)).toEqual([note.id]);
    });

    it('answers the requester as an absent comment does', async () => {
      const { id } = await aTicket(asMara);
      const note = await aComment(asAgent, id, { internal: true });
      const absent = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';
      for (const call of [
        (comment: string) => asMara.get(`/api/tickets/${id}/comments/${comment}`),
        (comment: string) => asMara.patch(`/api/tickets/${id}/comments/${comment}`, { body: 'x' }),
        (comment: string) => asMara.delete(`/api/tickets/${id}/comments/${comment}`),
      ]) {
        const [hidden, missing] = await Promise.all([call(note.id), call(absent)]);
        expect(hidden).toMatchObject({ status: 404, body: { code: 'comment_not_found' } });
        expect(withoutRequestId(hidden.body)).toEqual(withoutRequestId(missing.body));
      }
      expect((await asAgent.get(`/api/tickets/${id}/comments/${note.id}`)).status).toBe(200);
    });

    it('does not shift the pages of the comments a requester walks', async () => {
      const { id } = await aTicket(asMara);
      for (const n of [1, 2, 3, 4]) {
        await aComment(asAgent, id, { body: `note ${n}`, internal: true });
        await aComment(asMara, id, { body: `reply ${n}` });
      }
      const bodies: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const url: string = `/api/tickets/${id}/comments?limit=2${cursor && `&cursor=${cursor}`}`;
        const { body } = await asMara.get<{ items: Comment[]; nextCursor: string | null }>(url);
        bodies.push(...body.items.map((comment) => comment.body));
        cursor = body.nextCursor;
      }
      expect(bodies).toEqual(['reply 1', 'reply 2', 'reply 3', 'reply 4']);
    });

    it('stays hidden from its own author once they are an employee, on their own ticket, too', async () => {
      const agent = await anAgent(app);
      const caller = await signInAs(app, agent);
      const { id } = await aTicket(caller);
      const note = await aComment(caller, id, { internal: true });
      await asAdmin.patch(`/api/users/${agent.id}`, { role: 'employee' });
      expect((await caller.get(`/api/tickets/${id}`)).body).toMatchObject({ commentCount: 0 });
      expect((await caller.get(`/api/tickets/${id}/comments/${note.id}`)).status).toBe(404);
      expect((await caller.delete(`/api/tickets/${id}/comments/${note.id}`)).status).toBe(404);
    });
  });

  it('deletedAt is told to admins only', async () => {
    const { id } = await aTicket(asMara);
    const seenBy = async (caller: ApiClient) => (await caller.get<Ticket>(`/api/tickets/${id}`)).body;
    expect(await seenBy(asMara)).not.toHaveProperty('deletedAt');
    expect(await seenBy(asAgent)).not.toHaveProperty('deletedAt');
    expect(await seenBy(asAdmin)).toHaveProperty('deletedAt', null);
  });
});
