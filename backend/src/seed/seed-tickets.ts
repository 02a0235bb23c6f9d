import type { Client } from 'pg';
import { insertRows } from './insert-rows.js';
import { Random } from './random.js';
import { seedPeople } from './seed-people.js';
import { ticketLife } from './ticket-life.js';
import type { TicketLife } from './ticket-life.js';

/** Tickets per transaction; writers of a running server wait for one of them at most. */
const BATCH = 5_000;
const YEARS_IN_MILLISECONDS = 3 * 365 * 24 * 3_600_000;

const ticketColumns = {
  id: 'int',
  title: 'text',
  description: 'text',
  status: 'ticket_status',
  priority: 'ticket_priority',
  requester_id: 'uuid',
  assignee_id: 'uuid',
  public_comment_count: 'int',
  internal_note_count: 'int',
  version: 'int',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  closed_at: 'timestamptz',
  deleted_at: 'timestamptz',
};
const commentColumns = {
  id: 'uuid',
  ticket_id: 'int',
  author_id: 'uuid',
  body: 'text',
  internal: 'boolean',
  created_at: 'timestamptz',
};
const eventColumns = {
  id: 'uuid',
  ticket_id: 'int',
  actor_id: 'uuid',
  type: 'ticket_event_type',
  field: 'text',
  from_value: 'text',
  to_value: 'text',
  created_at: 'timestamptz',
};

export interface SeedOptions {
  readonly tickets: number;
  /** The same seed makes the same tickets. */
  readonly seed: number;
  readonly now: Date;
  readonly onProgress: (done: number) => void;
}

/** Adds believable tickets of the last three years with their comments and history. */
export async function seedTickets(client: Client, { tickets, seed, now, onProgress }: SeedOptions): Promise<void> {
  const random = new Random(seed);
  const since = new Date(now.getTime() - YEARS_IN_MILLISECONDS);
  const people = await seedPeople(client, random, tickets, since);
  for (let done = 0; done < tickets; done += BATCH) {
    const count = Math.min(BATCH, tickets - done);
    const filedAt = (index: number) =>
      new Date(since.getTime() + (YEARS_IN_MILLISECONDS * (done + index + random.next())) / tickets);
    await inTransaction(client, async () => {
      const ids = await reserveIds(client, count);
      await insertLives(
        client,
        ids.map((id, index) => ticketLife(random, id, filedAt(index), now, people)),
      );
    });
    onProgress(done + count);
  }
  await client.query('VACUUM (ANALYZE) users, tickets, ticket_search, comments, ticket_events');
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function reserveIds(client: Client, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('tickets', 'id'))::int AS id FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** The triggers work ticket by ticket. Here what they would do is done for the whole batch at once. */
async function insertLives(client: Client, lives: readonly TicketLife[]): Promise<void> {
  await client.query('ALTER TABLE tickets DISABLE TRIGGER ticket_search_created');
  await client.query('ALTER TABLE comments DISABLE TRIGGER comment_added');
  await insertRows(
    client,
    'tickets',
    ticketColumns,
    lives.map(({ ticket }) => ticket),
  );
  await insertRows(
    client,
    'comments',
    commentColumns,
    lives.flatMap(({ comments }) => comments),
  );
  await insertRows(
    client,
    'ticket_events',
    eventColumns,
    lives.flatMap(({ events }) => events),
  );
  await client.query(INSERT_SEARCH, [lives.map(({ ticket }) => ticket['id'])]);
  await client.query('ALTER TABLE tickets ENABLE TRIGGER ticket_search_created');
  await client.query('ALTER TABLE comments ENABLE TRIGGER comment_added');
}

const INSERT_SEARCH = `
  INSERT INTO ticket_search (ticket_id, public_text, staff_text)
  SELECT id, document || comment_text(coalesce(public_bodies, '')), document || comment_text(coalesce(all_bodies, ''))
  FROM tickets,
    LATERAL (SELECT ticket_text(title, description) AS document) AS own,
    LATERAL (
      SELECT string_agg(body, E'\\n' ORDER BY created_at, id) AS all_bodies,
             string_agg(body, E'\\n' ORDER BY created_at, id) FILTER (WHERE NOT internal) AS public_bodies
      FROM comments WHERE ticket_id = tickets.id
    ) AS written
  WHERE id = ANY ($1::int[])`;
