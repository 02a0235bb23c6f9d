import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { seedTickets } from '../../src/seed/seed-tickets.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const COUNT = 300;
let database: TestDatabase;
const progress: number[] = [];

beforeAll(async () => {
  database = await createDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const onProgress = (done: number) => progress.push(done);
  await seedTickets(client, { tickets: COUNT, seed: 1, now: new Date(), onProgress });
  await seedTickets(client, { tickets: COUNT, seed: 2, now: new Date(), onProgress });
  await client.end();
});
afterAll(() => database.drop());

const count = async (sql: string): Promise<number> =>
  Number((await database.query<{ count: string }>(`SELECT count(*) ${sql}`))[0]?.count);

describe('seeding', () => {
  it('adds as many tickets as were asked for, each time', async () => {
    expect(progress).toEqual([COUNT, COUNT]);
    expect(await count('FROM tickets')).toBe(2 * COUNT);
    expect(await count('FROM comments')).toBeGreaterThan(COUNT);
  });

  it('uses the same people again', async () => {
    expect(await count(`FROM users WHERE role = 'agent'`)).toBe(12);
  });

  it('leaves few open and nothing in the future', async () => {
    expect(await count(`FROM tickets WHERE status <> 'closed'`)).toBeLessThan(COUNT * 0.2);
    expect(await count('FROM ticket_events WHERE created_at > now()')).toBe(0);
  });

  it('counts and indexes exactly as the triggers would have', async () => {
    const wrongCounts = `FROM tickets, LATERAL (SELECT count(*) FILTER (WHERE NOT internal) AS replies,
      count(*) FILTER (WHERE internal) AS notes FROM comments WHERE ticket_id = tickets.id) AS written
      WHERE (public_comment_count, internal_note_count) <> (replies, notes)`;
    expect(await count(wrongCounts)).toBe(0);
    await database.query('CREATE TABLE seeded AS TABLE ticket_search');
    await database.query('SELECT rebuild_ticket_search(id) FROM tickets');
    // Read anew, notes stand behind all that was said in public.
    const alike = `FROM ticket_search JOIN seeded USING (ticket_id, public_text)
      WHERE strip(ticket_search.staff_text) = strip(seeded.staff_text)`;
    expect(await count(alike)).toBe(2 * COUNT);
  });

  it('writes a history that ends in the present state', async () => {
    const ends = `FROM tickets WHERE status::text <> coalesce((SELECT to_value FROM ticket_events
      WHERE ticket_id = tickets.id AND field = 'status' ORDER BY created_at DESC, id DESC LIMIT 1), 'open')`;
    expect(await count(ends)).toBe(0);
    expect(
      await count(`FROM tickets WHERE version <> 1 + (SELECT count(*) FROM ticket_events
      WHERE ticket_id = tickets.id AND type = 'changed')`),
    ).toBe(0);
  });

  it('switches the triggers on again', async () => {
    expect(await count(`FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`)).toBe(0);
  });
});
