import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdempotencyService } from '../../src/shared/idempotency/idempotency.service.js';
import { ApiClient } from '../support/api-client.js';
import { anAgent, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

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
});
