import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket, type Ticket } from '../support/tickets.js';

interface Event {
  type: string;
  actor: { id: string };
  field: string | null;
  from: unknown;
  to: unknown;
  createdAt: string;
}

describe('a ticket', () => {
  let app: TestApp;
  let mara: Person;
  let agent: Person;
  let asMara: ApiClient;
  let asAgent: ApiClient;
  let asAdmin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    mara = await anEmployee(app);
    agent = await anAgent(app);
    asMara = await signInAs(app, mara);
    asAgent = await signInAs(app, agent);
    asAdmin = await signInAs(app, await anAdmin(app));
  });
  afterAll(() => app.close());

  const urlOf = ({ id }: { id: number }) => `/api/tickets/${id}`;
  const read = async (caller: ApiClient, ticket: { id: number }) => (await caller.get<Ticket>(urlOf(ticket))).body;
  const history = async (ticket: { id: number }) =>
    (await asAdmin.get<{ items: Event[] }>(`${urlOf(ticket)}/events?limit=100`)).body.items;

  describe('when it is filed', () => {
    it('is open, of medium priority, nobody`s, and the filer`s own', async () => {
      const answer = await asMara.post<Ticket>('/api/tickets', { title: ' Lamp\t', description: 'No *light*\n' });
      expect(answer.status).toBe(201);
      expect(answer.headers).toMatchObject({ location: urlOf(answer.body), etag: '"1"' });
      expect(answer.body).toEqual({
        id: expect.any(Number),
        title: 'Lamp',
        description: 'No *light*',
        status: 'open',
        priority: 'medium',
        requester: { id: mara.id, name: mara.name, role: 'employee', active: true },
        assignee: null,
        commentCount: 0,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updatedAt: answer.body.createdAt,
        closedAt: null,
        version: 1,
        allowed: { statuses: ['closed'], actions: ['edit', 'comment', 'delete'] },
      });
      expect(await read(asMara, answer.body)).toEqual(answer.body);
      expect(await history(answer.body)).toMatchObject([
        { type: 'created', actor: { id: mara.id }, field: null, from: null, to: null },
      ]);
    });

    it('may be filed by staff for somebody else, and assigned', async () => {
      const ticket = await aTicket(asAgent, { requesterId: mara.id, assigneeId: agent.id, priority: 'high' });
      expect(ticket).toMatchObject({ requester: { id: mara.id }, assignee: { id: agent.id }, priority: 'high' });
      expect(await history(ticket)).toMatchObject([{ type: 'created', actor: { id: agent.id } }]);
      expect((await asMara.get(urlOf(ticket))).status).toBe(200);
    });

    it.each(['assigneeId', 'requesterId'])('may not be given %s by an employee, whoever that is', async (field) => {
      const absent = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';
      for (const id of [agent.id, mara.id, absent]) {
        const answer = await asMara.post('/api/tickets', { title: 'x', description: 'x', [field]: id });
        expect(answer.status).toBe(403);
      }
    });

    it('is not filed for somebody who is absent or has left', async () => {
      const left = await anEmployee(app, { active: false });
      const file = (requesterId: string) => asAgent.post('/api/tickets', { title: 'x', description: 'x', requesterId });
      const answers = await Promise.all([file(left.id), file('0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10')]);
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'requesterId' }] } });
      }
    });

    it('keeps emoji, right-to-left text and scripts as they were sent', async () => {
      const title = '🖨️ הדפסה <script>alert(1)</script>';
      const description = '[x](javascript:alert(1))\n\n\t- ![](http://tracker.example/p.png) 👩‍👩‍👧';
      expect(await read(asMara, await aTicket(asMara, { title, description }))).toMatchObject({ title, description });
    });

    it('accepts 200 and 20,000 characters of any width, and no more', async () => {
      await aTicket(asMara, { title: '🎉'.repeat(200), description: '🎉'.repeat(20_000) });
      const tooLong = await asMara.post('/api/tickets', { title: '🎉'.repeat(201), description: 'é'.repeat(20_001) });
      expect(tooLong).toMatchObject({
        status: 400,
        body: {
          errors: [expect.objectContaining({ field: 'title' }), expect.objectContaining({ field: 'description' })],
        },
      });
    });

    it('is made once when it is sent many times at once under one key', async () => {
      const ticket = { title: 'Only once', description: 'x' };
      const key = { 'idempotency-key': 'double click' };
      const answers = await Promise.all(Array.from({ length: 6 }, () => asMara.post('/api/tickets', ticket, key)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
      const again = await asMara.post('/api/tickets', ticket, key);
      expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
      const first = answers.find(({ status }) => status === 201)!;
      expect(again.text).toBe(first.text);
      expect(again.headers).toMatchObject({ etag: '"1"', location: first.headers['location'] });
      const rows = await app.database.query('SELECT 1 FROM tickets WHERE title = $1', [ticket.title]);
      expect(rows).toHaveLength(1);
      expect((await asMara.post('/api/tickets', { ...ticket, title: 'Another' }, key)).status).toBe(422);
    });
  });

  describe.each(['patch', 'put'] as const)('changed by %s', (method) => {
    it('keeps what was not sent, moves the version by one, and tells each field`s story', async () => {
      const filed = await aTicket(asMara);
      const answer = await asAgent[method]<Ticket>(urlOf(filed), {
        title: 'New title',
        status: 'in_progress',
        assigneeId: agent.id,
      });
      expect(answer).toMatchObject({
        status: 200,
        headers: { etag: '"2"' },
        body: {
          title: 'New title',
          description: filed.description,
          priority: filed.priority,
          status: 'in_progress',
          assignee: { id: agent.id },
          version: 2,
          createdAt: filed.createdAt,
        },
      });
      expect(answer.body.updatedAt > filed.updatedAt).toBe(true);
      expect(await read(asAgent, filed)).toEqual(answer.body);
      const person = { id: agent.id, name: agent.name, role: 'agent', active: true };
      expect((await history(filed)).slice(1)).toEqual(
        [
          { field: 'title', from: filed.title, to: 'New title' },
          { field: 'status', from: 'open', to: 'in_progress' },
          { field: 'assigneeId', from: null, to: person },
        ].map((change) => ({
          ...change,
          id: expect.any(String),
          type: 'changed',
          actor: person,
          createdAt: answer.body.updatedAt,
        })),
      );
    });

    it('is untouched by a request that changes nothing', async () => {
      const filed = await aTicket(asMara);
      const { title, description, status, priority } = filed;
      for (const body of [{}, { title, description, status, priority, assigneeId: null }, { title: ` ${title} ` }]) {
        const answer = await asMara[method]<Ticket>(urlOf(filed), body);
        expect(answer).toMatchObject({ status: 200, headers: { etag: '"1"' } });
        expect(answer.body).toEqual(filed);
      }
      expect(await history(filed)).toHaveLength(1);
    });

    it.each([
      ['an empty title', { title: '' }, 'title'],
      ['a blank title', { title: ' \t ' }, 'title'],
      ['a title of two lines', { title: 'a\nb' }, 'title'],
      ['a title that is null', { title: null }, 'title'],
      ['a NUL', { description: 'a\0b' }, 'description'],
      ['a lone surrogate', '{"description":"\\ud800"}', 'description'],
      ['an unknown status', { status: 'done' }, 'status'],
      ['a status that is null', { status: null }, 'status'],
      ['a priority in a list', { priority: ['high'] }, 'priority'],
      ['an assignee that is no id', { assigneeId: 'ada' }, 'assigneeId'],
      ['an unknown field', { requesterId: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' }, 'requesterId'],
      ['a field of its own making', { version: 7 }, 'version'],
    ])('refuses %s, at its field', async (_, body, field) => {
      const filed = await aTicket(asMara);
      expect(await asMara[method](urlOf(filed), body)).toMatchObject({
        status: 400,
        body: { code: 'validation_failed', errors: [{ field }] },
      });
      expect(await read(asMara, filed)).toEqual(filed);
    });
  });

  describe('closed and reopened', () => {
    it('knows when it was closed, and forgets it when it is reopened', async () => {
      const filed = await aTicket(asMara);
      const { body: closed } = await asMara.patch<Ticket>(urlOf(filed), { status: 'closed' });
      expect(closed).toMatchObject({ status: 'closed', closedAt: closed.updatedAt, version: 2 });
      const { body: open } = await asMara.patch<Ticket>(urlOf(filed), { status: 'open' });
      expect(open).toMatchObject({ status: 'open', closedAt: null, version: 3 });
    });

    it('tells which transitions are possible when one is not', async () => {
      const filed = await aTicket(asMara);
      await asAgent.patch(urlOf(filed), { status: 'closed' });
      expect(await asAgent.patch(urlOf(filed), { status: 'in_progress' })).toMatchObject({
        status: 409,
        body: { code: 'transition_refused', allowed: ['open'] },
      });
    });
  });

  describe('with If-Match', () => {
    it.each([
      ['"1"', 200],
      ['*', 200],
      ['"7", "1"', 200],
      ['"2"', 412],
      ['W/"1"', 412],
      ['"3000000000"', 412],
      ['1', 400],
    ])('%s is changed with %d', async (ifMatch, status) => {
      const filed = await aTicket(asMara);
      const answer = await asMara.patch(urlOf(filed), { priority: 'low' }, { 'if-match': ifMatch });
      expect(answer.status).toBe(status);
      if (status === 412)
        expect(answer).toMatchObject({ headers: { etag: '"1"' }, body: { code: 'version_conflict' } });
    });

    it('is deleted and restored only in the version that was seen', async () => {
      const filed = await aTicket(asMara);
      expect((await asMara.delete(urlOf(filed), { 'if-match': '"2"' })).status).toBe(412);
      expect((await asMara.delete(urlOf(filed), { 'if-match': '"1"' })).status).toBe(204);
      const restore = (tag: string) => asAdmin.post<Ticket>(`${urlOf(filed)}/restore`, undefined, { 'if-match': tag });
      expect((await restore('"1"')).status).toBe(412);
      expect(await restore('"2"')).toMatchObject({ status: 200, headers: { etag: '"3"' }, body: { deletedAt: null } });
      expect((await history(filed)).map(({ type }) => type)).toEqual(['created', 'deleted', 'restored']);
    });

    it('lets exactly one of two editors win', async () => {
      for (let round = 0; round < 10; round++) {
        const filed = await aTicket(asMara);
        const edits = ['one', 'two', 'three'].map((title) =>
          asAgent.patch<Ticket>(urlOf(filed), { title }, { 'if-match': '"1"' }),
        );
        const answers = await Promise.all(edits);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
        const winner = answers.find(({ status }) => status === 200)!;
        expect(await read(asAgent, filed)).toMatchObject({ title: winner.body.title, version: 2 });
        expect(await history(filed)).toHaveLength(2);
      }
    });

    it('tells one story of all who change the same field at once', async () => {
      const filed = await aTicket(asMara);
      const wanted = Array.from({ length: 16 }, (_, turn) => ['low', 'medium', 'high'][turn % 3]);
      const answers = await Promise.all(wanted.map((priority) => asAgent.patch(urlOf(filed), { priority })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const told = (await history(filed)).filter(({ field }) => field === 'priority');
      const { priority, version } = await read(asAgent, filed);
      expect(told.map(({ from }) => from)).toEqual(['medium', ...told.slice(0, -1).map(({ to }) => to)]);
      expect(told.at(-1)).toMatchObject({ to: priority });
      expect(version).toBe(told.length + 1);
      expect(told.filter(({ from, to }) => from === to)).toEqual([]);
    });

    it('answers 304 to a reader who has it already', async () => {
      const filed = await aTicket(asMara);
      const answer = await asMara.get(urlOf(filed), { 'if-none-match': '"1"' });
      expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: '"1"' } });
      await asMara.patch(urlOf(filed), { priority: 'high' });
      expect((await asMara.get(urlOf(filed), { 'if-none-match': '"1"' })).status).toBe(200);
    });
  });

  describe('refused for several reasons', () => {
    it('says 400, 404, 403, 412 and 409 in this order', async () => {
      const filed = await aTicket(asMara);
      await asAgent.patch(urlOf(filed), { status: 'closed' });
      const stale = { 'if-match': '"1"' };
      const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;
      const absent = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';
      expect(await statusOf(asMara.patch('/api/tickets/2000000000', { title: '' }, stale))).toBe(400);
      expect(await statusOf(asAgent.patch('/api/tickets/2000000000', { assigneeId: absent }, stale))).toBe(400);
      expect(await statusOf(asAgent.patch('/api/tickets/2000000000', { title: 'x' }, stale))).toBe(404);
      expect(await statusOf(asMara.patch(urlOf(filed), { title: 'x', status: 'in_progress' }, stale))).toBe(403);
      expect(await statusOf(asMara.patch(urlOf(filed), { title: 'x' }, stale))).toBe(412);
      expect(await statusOf(asMara.patch(urlOf(filed), { title: 'x' }, { 'if-match': '"2"' }))).toBe(409);
    });

    it.each([
      ['/api/tickets/-1', 400],
      ['/api/tickets/abc', 400],
      ['/api/tickets/1.5', 400],
      ['/api/tickets/1e3', 400],
      ['/api/tickets/%00', 400],
      ['/api/tickets/0', 404],
      ['/api/tickets/2147483648', 404],
      ['/api/tickets/99999999999999999999999999', 404],
      [`/api/tickets/${'9'.repeat(290)}`, 404],
      ['/api/tickets/1/comments/x', 400],
    ])('reads the path %s as %d', async (path, status) => {
      expect((await asAdmin.get(path)).status).toBe(status);
      expect((await asAdmin.delete(path)).status).toBe(status);
    });
  });

  describe('assigned', () => {
    it('refuses people who are absent, gone or employees with the same bytes', async () => {
      const filed = await aTicket(asMara);
      const gone = await anAgent(app, { active: false });
      const ids = [gone.id, mara.id, '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10'];
      const answers = await Promise.all(ids.map((assigneeId) => asAgent.patch(urlOf(filed), { assigneeId })));
      const bodies = answers.map(({ body }) => ({ ...(body as object), requestId: 'any' }));
      expect(bodies[0]).toMatchObject({ status: 400, errors: [{ field: 'assigneeId' }] });
      expect(bodies[1]).toEqual(bodies[0]);
      expect(bodies[2]).toEqual(bodies[0]);
    });

    it('by an employee is refused alike for everybody, so that nobody is found by trying', async () => {
      const filed = await aTicket(asMara);
      const ids = [agent.id, mara.id, '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10'];
      const answers = await Promise.all(ids.map((assigneeId) => asMara.patch(urlOf(filed), { assigneeId })));
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    });

    it('keeps an assignee who has left, shown as inactive, and a whole PUT of it still works', async () => {
      const leaving = await anAgent(app);
      const filed = await aTicket(asAgent, { assigneeId: leaving.id });
      await asAdmin.patch(`/api/users/${leaving.id}`, { active: false });
      expect(await read(asAgent, filed)).toMatchObject({ assignee: { id: leaving.id, active: false } });
      const put = { title: 'Renamed', assigneeId: leaving.id.toUpperCase() };
      expect(await asAgent.put(urlOf(filed), put)).toMatchObject({
        status: 200,
        body: { title: 'Renamed', version: 2 },
      });
    });

    it('is answered however many send the same assignee again at once', async () => {
      const { id } = await anAgent(app);
      const ticket = await aTicket(asMara);
      await asAgent.patch(urlOf(ticket), { assigneeId: id });
      const again = Array.from({ length: 40 }, () => asAgent.put(urlOf(ticket), { assigneeId: id }));
      expect((await Promise.all(again)).map(({ status }) => status)).toEqual(Array(40).fill(200));
    });

    it('waits for a deactivation that is under way, and then refuses', async () => {
      const leaving = await anAgent(app);
      const filed = await aTicket(asMara);
      const elsewhere = new Client({ connectionString: app.database.url });
      await elsewhere.connect();
      await elsewhere.query('BEGIN');
      await elsewhere.query('UPDATE users SET active = false WHERE id = $1', [leaving.id]);
      const assigning = asAgent.patch(urlOf(filed), { assigneeId: leaving.id });
      await sleep(300);
      await elsewhere.query('COMMIT');
      await elsewhere.end();
      expect(await assigning).toMatchObject({ status: 400, body: { errors: [{ field: 'assigneeId' }] } });
      expect(await read(asAgent, filed)).toMatchObject({ assignee: null, version: 1 });
    });
  });

  describe('commented on', () => {
    it('in public moves updatedAt, not the version, and stands in the history', async () => {
      const filed = await aTicket(asMara);
      const comment = await aComment(asAgent, filed.id);
      expect(await read(asMara, filed)).toMatchObject({ version: 1, updatedAt: comment.createdAt, commentCount: 1 });
      expect((await history(filed)).slice(1)).toMatchObject([
        { type: 'commented', field: null, actor: { id: agent.id } },
      ]);
    });

    it('by its requester when closed reopens, which moves both', async () => {
      const filed = await aTicket(asMara);
      await asAgent.patch(urlOf(filed), { status: 'closed' });
      await aComment(asAgent, filed.id, { body: 'Solved?' });
      expect(await read(asMara, filed)).toMatchObject({ status: 'closed', version: 2 });
      const comment = await aComment(asMara, filed.id, { body: 'No.' });
      expect(await read(asMara, filed)).toMatchObject({
        status: 'open',
        closedAt: null,
        version: 3,
        updatedAt: comment.createdAt,
      });
      expect((await history(filed)).slice(-2)).toMatchObject([
        { type: 'commented', actor: { id: mara.id } },
        { type: 'changed', field: 'status', from: 'closed', to: 'open', actor: { id: mara.id } },
      ]);
    });

    it('and closed at the same moment ends in a state that its history explains', async () => {
      for (let round = 0; round < 10; round++) {
        const filed = await aTicket(asMara);
        await Promise.all([
          asMara.post(`${urlOf(filed)}/comments`, { body: 'Wait' }),
          asAgent.patch(urlOf(filed), { status: 'closed' }),
        ]);
        const steps = (await history(filed)).slice(1).map(({ type, to }) => (type === 'changed' ? to : type));
        const { status, version, closedAt, commentCount } = await read(asMara, filed);
        expect({ steps, status, version, isClosed: closedAt !== null, commentCount }).toEqual(
          steps[0] === 'commented'
            ? { steps: ['commented', 'closed'], status: 'closed', version: 2, isClosed: true, commentCount: 1 }
            : { steps: ['closed', 'commented', 'open'], status: 'open', version: 3, isClosed: false, commentCount: 1 },
        );
      }
    });

    it('is changed and deleted only as it was last read, where If-Match says so', async () => {
      const filed = await aTicket(asMara);
      const answer = await asMara.post<{ id: string }>(`${urlOf(filed)}/comments`, { body: 'one' });
      const url = `${urlOf(filed)}/comments/${answer.body.id}`;
      const first = String(answer.headers['etag']);
      expect((await asAdmin.get(url, { 'if-none-match': first })).status).toBe(304);
      const changes = await Promise.all(
        [asMara, asAdmin].map((caller, turn) => caller.patch(url, { body: `two ${turn}` }, { 'if-match': first })),
      );
      expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
      const present = String((await asMara.get(url)).headers['etag']);
      expect(present).not.toBe(first);
      expect((await asMara.delete(url, { 'if-match': first })).headers['etag']).toBe(present);
      expect((await asAgent.delete(url, { 'if-match': first })).status).toBe(403);
      expect((await asMara.patch(url, { body: 'three' }, { 'if-match': 'three' })).status).toBe(400);
      expect((await asMara.delete(url, { 'if-match': present })).status).toBe(204);
    });

    it('counts every one of many simultaneous comments', async () => {
      const filed = await aTicket(asMara);
      const send = (caller: ApiClient, internal: boolean) => (n: number) =>
        caller.post(`${urlOf(filed)}/comments`, { body: `number ${n}`, internal });
      const numbers = [1, 2, 3, 4, 5];
      await Promise.all([...numbers.map(send(asMara, false)), ...numbers.map(send(asAgent, true))]);
      expect(await read(asMara, filed)).toMatchObject({ commentCount: 5 });
      expect(await read(asAgent, filed)).toMatchObject({ commentCount: 10 });
    });

    it('is answered once when the same comment is sent twice under one key', async () => {
      const filed = await aTicket(asMara);
      const key = { 'idempotency-key': `comment ${filed.id}` };
      const first = await asMara.post(`${urlOf(filed)}/comments`, { body: 'Hello' }, key);
      const again = await asMara.post(`${urlOf(filed)}/comments`, { body: 'Hello' }, key);
      expect(again.text).toBe(first.text);
      expect(first.headers['location']).toMatch(/^\/api\/tickets\/\d+\/comments\/[0-9a-f-]{36}$/);
      expect((await asMara.get(String(first.headers['location']))).text).toBe(first.text);
      expect(await read(asMara, filed)).toMatchObject({ commentCount: 1 });
    });

    it('keeps the order of comments and events on every page', async () => {
      const filed = await aTicket(asMara);
      for (let n = 1; n <= 5; n++) await aComment(asMara, filed.id, { body: `number ${n}` });
      for (const list of ['comments', 'events']) {
        const seen: unknown[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const url: string = `${urlOf(filed)}/${list}?limit=2${cursor && `&cursor=${cursor}`}`;
          const { body } = await asMara.get<{ items: unknown[]; nextCursor: string | null }>(url);
          seen.push(...body.items);
          cursor = body.nextCursor;
        }
        const { body } = await asMara.get<{ items: unknown[] }>(`${urlOf(filed)}/${list}?limit=100`);
        expect(seen).toEqual(body.items);
        expect(seen).toHaveLength(list === 'comments' ? 5 : 6);
      }
    });

    it('shows an edit that says the same as no edit', async () => {
      const filed = await aTicket(asMara);
      const { id } = await aComment(asMara, filed.id, { body: 'Same' });
      const answer = await asMara.patch(`${urlOf(filed)}/comments/${id}`, { body: 'Same ' });
      expect(answer).toMatchObject({ status: 200, body: { editedAt: null } });
    });

    it.each([
      {},
      { body: '' },
      { body: ' ' },
      { body: 7 },
      { body: 'x', internal: 'yes' },
      { body: 'x', author: 'me' },
    ])('refuses %j', async (body) => {
      const filed = await aTicket(asMara);
      expect((await asAgent.post(`${urlOf(filed)}/comments`, body)).status).toBe(400);
      expect(await read(asAgent, filed)).toEqual({ ...filed, allowed: expect.anything() });
    });
  });
});
