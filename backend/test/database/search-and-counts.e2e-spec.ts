import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createDatabase, type TestDatabase } from '../support/database.js';

const author = uuid();
let database: TestDatabase;
let ticket: number;

beforeAll(async () => {
  database = await createDatabase();
  await database.query(
    `INSERT INTO users (id, email, name, updated_at) VALUES ($1, 'mara@example.org', 'Mara Keller', now())`,
    [author],
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  const [row] = await database.query<{ id: number }>(
    `INSERT INTO tickets (title, description, requester_id) VALUES ('Broken printer', 'It jams.', $1) RETURNING id`,
    [author],
  );
  ticket = row?.id ?? 0;
});

async function comment(body: string, internal = false): Promise<string> {
  const id = uuid();
  await database.query('INSERT INTO comments (id, ticket_id, author_id, body, internal) VALUES ($1, $2, $3, $4, $5)', [
    id,
    ticket,
    author,
    body,
    internal,
  ]);
  return id;
}

/** Who finds the present ticket by these words: requesters look at the public text, staff at all of it. */
async function finders(words: string): Promise<string[]> {
  const [found] = await database.query<{ requester: boolean; staff: boolean }>(
    `SELECT public_text @@ query AS requester, staff_text @@ query AS staff
     FROM ticket_search, websearch_to_tsquery('docket', $2) AS query WHERE ticket_id = $1`,
    [ticket, words],
  );
  return Object.entries(found ?? {}).flatMap(([who, finds]) => (finds ? [who] : []));
}

async function facts() {
  const [row] = await database.query<{ public: number; internal: number; version: number; touched: boolean }>(
    `SELECT public_comment_count AS public, internal_note_count AS internal, version, updated_at <> created_at AS touched
     FROM tickets WHERE id = $1`,
    [ticket],
  );
  return row;
}

describe('searching', () => {
  it('finds title and description in any case and without accents', async () => {
    await database.query(`UPDATE tickets SET title = 'Ärger mit der Café-Kasse' WHERE id = $1`, [ticket]);
    expect(await finders('PRINTER')).toEqual([]);
    expect(await finders('JAMS')).toEqual(['requester', 'staff']);
    expect(await finders('arger cafe')).toEqual(['requester', 'staff']);
  });

  it('finds replies for everybody and internal notes for staff only', async () => {
    await comment('Have you tried turning it off?');
    await comment('The warranty is void.', true);
    expect(await finders('turning')).toEqual(['requester', 'staff']);
    expect(await finders('warranty')).toEqual(['staff']);
  });

  it('follows edited and deleted comments', async () => {
    const reply = await comment('firmware');
    const note = await comment('paperclip', true);
    await database.query(`UPDATE comments SET body = 'toner' WHERE id = $1`, [reply]);
    expect([await finders('firmware'), await finders('toner')]).toEqual([[], ['requester', 'staff']]);
    await database.query('DELETE FROM comments WHERE id = ANY ($1)', [[reply, note]]);
    expect([await finders('toner'), await finders('paperclip')]).toEqual([[], []]);
  });

  it('never costs a comment: a ticket with too much text keeps what was found before', async () => {
    await database.query(
      `UPDATE ticket_search SET public_text = filler, staff_text = filler
       FROM (SELECT array_to_tsvector(array_agg('filler' || i)) AS filler FROM generate_series(1, 95000) AS i) AS full_up
       WHERE ticket_id = $1`,
      [ticket],
    );
    await comment(Array.from({ length: 3_000 }, (_, i) => `w${i}`).join(' '));
    expect(await facts()).toMatchObject({ public: 1 });
    expect([await finders('w1'), await finders('filler1')]).toEqual([[], ['requester', 'staff']]);
  });

  it('finds what is said in public where notes have filled what staff search', async () => {
    await database.query(
      `UPDATE ticket_search SET staff_text = filler
       FROM (SELECT array_to_tsvector(array_agg('filler' || i)) AS filler FROM generate_series(1, 95000) AS i) AS full_up
       WHERE ticket_id = $1`,
      [ticket],
    );
    await comment(`toner ${Array.from({ length: 3_000 }, (_, i) => `w${i}`).join(' ')}`);
    expect(await finders('toner')).toEqual(['requester']);
  });

  it('finds what a reply was changed to where notes have filled what staff search', async () => {
    const reply = await comment('firmware');
    await manyLongComments({ internal: true });
    await database.query(`UPDATE comments SET body = 'toner' WHERE id = $1`, [reply]);
    expect([await finders('firmware'), await finders('toner')]).toEqual([['staff'], ['requester']]);
  });

  it('reads a conversation anew no further back than a million characters, and not for a new title', async () => {
    await comment('firmware');
    await comment('paperclip', true);
    await withoutTrigger('comment_added', () =>
      database.query(
        `INSERT INTO comments (id, ticket_id, author_id, body)
         SELECT gen_random_uuid(), $1, $2, repeat('disk full on host ', 1100) FROM generate_series(1, 60)`,
        [ticket, author],
      ),
    );
    const last = await comment('toner');
    await database.query(`UPDATE tickets SET title = 'Whirring plotter' WHERE id = $1`, [ticket]);
    expect([await finders('printer'), await finders('plotter')]).toEqual([[], ['requester', 'staff']]);
    expect([await finders('firmware'), await finders('paperclip')]).toEqual([['requester', 'staff'], ['staff']]);
    await database.query(`UPDATE comments SET body = 'paper' WHERE id = $1`, [last]);
    expect([await finders('toner'), await finders('paper')]).toEqual([[], ['requester', 'staff']]);
    expect([await finders('firmware'), await finders('paperclip')]).toEqual([[], ['staff']]);
  });

  it('finds words in angle brackets, and what follows a tag', async () => {
    await comment('A List<Invoice> was empty, and the <script> of the page is gone: sorbet.');
    const edited = await comment('firmware');
    await database.query(`UPDATE comments SET body = 'toner' WHERE id = $1`, [edited]);
    for (const word of ['invoice', 'script', 'sorbet', 'toner'])
      expect([word, await finders(word)]).toEqual([word, ['requester', 'staff']]);
  });

  /** Sixty, of more different words together than a ticket's search can hold. */
  async function manyLongComments({ internal = false } = {}): Promise<void> {
    const words = `SELECT string_agg(left(md5(turn::text || n::text), 8), ' ') FROM generate_series(1, 2200) AS n`;
    await withoutTrigger('comment_added', () =>
      database.query(
        `INSERT INTO comments (id, ticket_id, author_id, internal, body)
         SELECT gen_random_uuid(), $1, $2, $3, (${words}) FROM generate_series(1, 60) AS turn`,
        [ticket, author, internal],
      ),
    );
  }

  async function withoutTrigger(name: string, change: () => Promise<unknown>): Promise<void> {
    await database.query(`ALTER TABLE comments DISABLE TRIGGER ${name}`);
    await change();
    await database.query(`ALTER TABLE comments ENABLE TRIGGER ${name}`);
  }

  it('never costs an edit either, and finds all again once there is room', async () => {
    const reply = await comment('firmware');
    await manyLongComments();
    await database.query('UPDATE tickets SET public_comment_count = 61 WHERE id = $1', [ticket]);
    await database.query(`UPDATE comments SET body = 'toner' WHERE id = $1`, [reply]);
    expect([await finders('firmware'), await finders('toner')]).toEqual([['requester', 'staff'], []]);
    await withoutTrigger('comment_removed', () =>
      database.query('DELETE FROM comments WHERE ticket_id = $1 AND id <> $2', [ticket, reply]),
    );
    await database.query(`UPDATE comments SET body = 'toner and paper' WHERE id = $1`, [reply]);
    expect([await finders('firmware'), await finders('toner')]).toEqual([[], ['requester', 'staff']]);
  });
});

describe('counting', () => {
  it('keeps replies and internal notes apart, and touches neither version nor time', async () => {
    await comment('one');
    await comment('two');
    const note = await comment('three', true);
    expect(await facts()).toEqual({ public: 2, internal: 1, version: 1, touched: false });
    await database.query('DELETE FROM comments WHERE id = $1', [note]);
    expect(await facts()).toEqual({ public: 2, internal: 0, version: 1, touched: false });
  });

  it('loses no comment when many arrive at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => comment(`simultaneous${index}`, index % 4 === 0)));
    expect(await facts()).toMatchObject({ public: 15, internal: 5 });
    const found = await Promise.all(Array.from({ length: 20 }, (_, index) => finders(`simultaneous${index}`)));
    expect(found.filter((who) => who.includes('staff'))).toHaveLength(20);
    expect(found.filter((who) => who.includes('requester'))).toHaveLength(15);
  });

  it('goes with its ticket', async () => {
    await comment('one');
    await database.query('DELETE FROM tickets WHERE id = $1', [ticket]);
    expect(await database.query('SELECT FROM ticket_search WHERE ticket_id = $1', [ticket])).toEqual([]);
  });
});

describe('the database itself refuses', () => {
  const refused = (sql: string, values: readonly unknown[] = []) =>
    expect(database.query(sql, values)).rejects.toThrow(
      /violates check constraint|duplicate key|never edited|cannot move/,
    );

  it('a title of 201 characters, and takes one of 200 astral ones', async () => {
    await refused('UPDATE tickets SET title = $2 WHERE id = $1', [ticket, 'x'.repeat(201)]);
    await database.query('UPDATE tickets SET title = $2 WHERE id = $1', [ticket, '🖨'.repeat(200)]);
  });

  it.each([
    ['a closed ticket without a time', `UPDATE tickets SET status = 'closed' WHERE id = $1`],
    ['a closing time on an open ticket', 'UPDATE tickets SET closed_at = now() WHERE id = $1'],
    ['an empty description', `UPDATE tickets SET description = '' WHERE id = $1`],
  ])('%s', (_, sql) => refused(sql, [ticket]));

  it('the same email in other letters', () =>
    refused(`INSERT INTO users (id, email, name, updated_at) VALUES ($1, 'MARA@example.org', 'Twin', now())`, [
      uuid(),
    ]));

  it('an edited history, and a comment that moves', async () => {
    await comment('here');
    await database.query(`INSERT INTO ticket_events (id, ticket_id, actor_id, type) VALUES ($1, $2, $3, 'created')`, [
      uuid(),
      ticket,
      author,
    ]);
    await refused('UPDATE ticket_events SET created_at = now() WHERE ticket_id = $1', [ticket]);
    await refused('UPDATE comments SET ticket_id = ticket_id + 1 WHERE ticket_id = $1', [ticket]);
  });
});
