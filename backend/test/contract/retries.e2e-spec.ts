import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IdempotencyService } from '../../src/shared/idempotency/idempotency.service.js';
import { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aTicket } from '../support/tickets.js';

const HOUR = 3_600_000;
const ticket = { title: 'Printer', description: 'It jams' };

describe('a create with an Idempotency-Key', () => {
  let app: TestApp;
  let person: Person;
  let agent: ApiClient;

  const countTickets = async () =>
    (await app.database.query<{ n: number }>('SELECT count(*)::int AS n FROM tickets'))[0]?.n;
  const create = (key: string, body: object = ticket) => agent.post('/api/tickets', body, { 'idempotency-key': key });

  beforeAll(async () => {
    app = await TestApp.start();
    person = await anAgent(app);
    agent = await signInAs(app, person);
  });

  afterAll(() => app.close());

  it('gives the first answer again, byte for byte, also in another process', async () => {
    const first = await create('twice');
    const twin = await app.startTwin();
    const { email, password } = person;
    const { body } = await new ApiClient(twin).post<{ accessToken: string }>('/api/auth/login', { email, password });
    const sameAgent = new ApiClient(twin, { authorization: `Bearer ${body.accessToken}` });
    const again = await sameAgent.post('/api/tickets', ticket, { 'idempotency-key': 'twice' });
    await twin.close();
    expect([again.status, again.text, again.headers['location'], again.headers['etag']]).toEqual([
      first.status,
      first.text,
      first.headers['location'],
      first.headers['etag'],
    ]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
  });

  it('makes one ticket of a storm', async () => {
    const before = await countTickets();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('storm')));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    for (const { headers } of answers.filter(({ status }) => status === 409)) expect(headers['retry-after']).toBe('1');
    expect(await countTickets()).toBe((before ?? 0) + 1);
  });

  it('refuses the key for another body or route', async () => {
    await create('other');
    expect(await create('other', { ...ticket, title: 'Scanner' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    const comment = await agent.post('/api/tickets/1/comments', { body: 'x' }, { 'idempotency-key': 'other' });
    expect(comment.status).toBe(422);
  });

  it('does not keep what was refused', async () => {
    expect((await create('mended', { ...ticket, title: ' ' })).status).toBe(400);
    expect((await create('mended')).status).toBe(201);
  });

  it('belongs to one person', async () => {
    const other = await signInAs(app, await anAgent(app));
    const mine = await create('shared');
    const theirs = await other.post('/api/tickets', ticket, { 'idempotency-key': 'shared' });
    expect(theirs.text).not.toBe(mine.text);
  });

  describe('is not answered again to somebody who', () => {
    const SECRET = 'The warranty is void.';
    let admin: ApiClient;
    let someone: Person;
    let client: ApiClient;

    beforeEach(async () => {
      admin = await signInAs(app, await anAdmin(app));
      someone = await anAgent(app);
      client = await signInAs(app, someone);
    });

    const become = (role: string) => admin.patch(`/api/users/${someone.id}`, { role });
    const say = (ticketId: number, key: string, internal: boolean) =>
      client.post<{ code?: string }>(
        `/api/tickets/${ticketId}/comments`,
        { body: SECRET, internal },
        { 'idempotency-key': key },
      );

    it('may no longer read notes', async () => {
      const own = await aTicket(client);
      const first = await say(own.id, 'note', true);
      expect((await say(own.id, 'note', true)).text).toBe(first.text);
      await become('employee');
      const again = await say(own.id, 'note', true);
      expect([again.status, again.body.code]).toEqual([403, 'forbidden']);
      expect(again.text).not.toContain(SECRET);
    });

    it('no longer sees the ticket', async () => {
      const theirs = await aTicket(await signInAs(app, await anEmployee(app)));
      await say(theirs.id, 'note', true);
      await say(theirs.id, 'reply', false);
      await become('employee');
      for (const [key, internal] of [
        ['note', true],
        ['reply', false],
      ] as const) {
        const again = await say(theirs.id, key, internal);
        expect([key, again.status, again.body.code]).toEqual([key, 404, 'ticket_not_found']);
      }
    });

    it('may no longer file for others', async () => {
      const requesterId = (await anEmployee(app)).id;
      const file = () => client.post('/api/tickets', { ...ticket, requesterId }, { 'idempotency-key': 'for somebody' });
      expect([(await file()).status, (await file()).status]).toEqual([201, 201]);
      await become('employee');
      expect((await file()).status).toBe(403);
    });

    it('but is to everybody else', async () => {
      const own = await aTicket(client);
      const first = await say(own.id, 'reply', false);
      await become('employee');
      const again = await say(own.id, 'reply', false);
      expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    });
  });

  it.each(['', 'x'.repeat(256), 'tab\there', 'ümlaut'])('refuses the malformed key %j', async (key) => {
    expect((await create(key)).status).toBe(400);
  });

  it('is forgotten after a day', async () => {
    await create('old');
    await app.database.query(`UPDATE idempotency_keys SET created_at = now() - interval '23 hours' WHERE key = 'old'`);
    await app.nest.get(IdempotencyService).prune(new Date());
    expect((await create('old')).headers['idempotent-replayed']).toBe('true');
    await app.nest.get(IdempotencyService).prune(new Date(Date.now() + 2 * HOUR));
    expect((await create('old')).headers['idempotent-replayed']).toBeUndefined();
  });

  it('is forgotten after a day, however many others are', async () => {
    await app.database.query(
      `INSERT INTO idempotency_keys (user_id, key, fingerprint, status, headers, body, created_at)
       SELECT (SELECT id FROM users LIMIT 1), 'of many ' || n, '', 201, '{}', '', now() - interval '25 hours'
       FROM generate_series(1, 20001) AS n`,
    );
    await app.nest.get(IdempotencyService).prune(new Date());
    const left = "SELECT count(*)::int AS left FROM idempotency_keys WHERE key LIKE 'of many %'";
    expect(await app.database.query(left)).toEqual([{ left: 0 }]);
  });
});
