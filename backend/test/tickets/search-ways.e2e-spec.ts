import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Statements } from '../../src/database/statements.js';
import { filterFor } from '../../src/tickets/domain/ticket-filter.js';
import { parseSort, SORT_FIELDS } from '../../src/tickets/domain/ticket-sort.js';
import { filterValues, positionValues } from '../../src/tickets/ticket-filter.sql.js';
import { selectSummaries } from '../../src/tickets/ticket-finder.sql.js';
import { wayValues } from '../../src/tickets/ticket-search.sql.js';
import type { ApiClient } from '../support/api-client.js';
import { fillDesk, PEOPLE_ASKED_ABOUT } from '../support/desk-of-a-million.js';
import { anAgent, signInAs } from '../support/people.js';
import { StatementLog } from '../support/statement-log.js';
import { TestApp } from '../support/test-app.js';

const SIGNS = { index: 'tickets_by_', walk: 'candidate as materialized', blocks: 'stretch as materialized' };

interface Page {
  readonly items: readonly { readonly id: number }[];
  readonly nextCursor: string;
}

let app: TestApp;
let agent: ApiClient;
let log: StatementLog;

beforeAll(async () => {
  app = await TestApp.start();
  await fillDesk(app.database);
  agent = await signInAs(app, await anAgent(app));
  log = new StatementLog(app.nest);
}, 60_000);
afterAll(() => app.close());

/** Through the front door: which ways a search took, one after the other. */
async function waysOf(q: string, more = ''): Promise<string[]> {
  const wayOf = (text: string) => Object.entries(SIGNS).flatMap(([way, sign]) => (text.includes(sign) ? [way] : []));
  return (await statementsOf(q, more)).flatMap(wayOf);
}

async function statementsOf(q: string, more = ''): Promise<string[]> {
  const asked = await log.during(async () => {
    expect((await agent.get(`/api/tickets?q=${encodeURIComponent(q)}&${more}`)).status).toBe(200);
  });
  return Object.entries(asked).flatMap(([text, times]) => Array.from({ length: times }, () => text));
}

it.each([
  ['a word that all have', 'printer', ['walk']],
  ['the beginning of one', 'pri', ['walk']],
  ['a word that nobody has', 'zeppelin', ['index']],
  ['the beginning of a word that nobody has', 'zep', ['index']],
  ['a word that nobody has beside one that all have', 'printer zeppelin', ['index']],
  ['an asset number, of which one part is common', 'printer-4711', ['index']],
  ['what could break the statement', `'\\ & zeppelin's`, ['index']],
])('looks for %s where it is found soonest, without a detour', async (_what, q, ways) => {
  expect(await waysOf(q)).toEqual(ways);
});

it('walks on for a word that many old tickets have and no new one, for the index would take seconds', async () => {
  const ways = await waysOf('fax');
  expect(ways.length).toBeGreaterThan(1);
  expect(new Set(ways)).toEqual(new Set(['walk']));
});

it('walks on by blocks of numbers for two words of which the first is not in every text', async () => {
  const ways = await waysOf('fax printer');
  expect(ways.slice(0, 2)).toEqual(['walk', 'blocks']);
  expect(new Set(ways.slice(1))).toEqual(new Set(['blocks']));
});

it('loses nothing where one stretch of numbers ends and the next begins', async () => {
  const way = { by: 'blocks', numbers: 10 } as const;
  const filter = filterFor(
    { id: PEOPLE_ASKED_ABOUT.busyAgent, role: 'agent', name: '', sessionId: null },
    { q: 'fax printer' },
  );
  const [newest] = await app.database.query<{ id: number }>(
    `SELECT max(id) AS id FROM tickets JOIN ticket_search ON ticket_id = id
     WHERE deleted_at IS NULL AND staff_text @@ 'fax & printer'`,
  );
  const id = newest?.id ?? 0;
  // The last number of this stretch lies just before it.
  const after = { key: null, id: id + 11 };
  const rows = await app.nest
    .get(Statements)
    .rows('a stretch', (db) => selectSummaries(db, { filter, sort: parseSort('-id'), follows: true, limit: 26, way }), {
      ...filterValues(filter),
      ...positionValues(after),
      ...wayValues(way),
    });
  expect(rows).toMatchObject([{ id, done: false, lastId: id, span: 11 }]);
});

it('gives blocks up in a list that is not in the order of numbers', async () => {
  const ways = await waysOf('fax printer', 'sort=-priority');
  expect(ways.filter((way) => way === 'blocks').length).toBeLessThan(3);
});

it('looks the last word up in few texts when only the words before it are rare', async () => {
  const asked = await statementsOf('zeppelin printer');
  expect(asked.join()).toMatch(/tickets_by_staff_text\(whole,/);
});

it.each(
  SORT_FIELDS.flatMap((field) => [field, `-${field}`]).flatMap((sort) => [
    ['fax', sort],
    ['printer fax', sort],
    ['printer room399', sort],
    ['room399 printer', sort],
    ['fax printer', sort],
    ['fax room399', sort],
    ['room39 fax room', sort],
  ]),
)('finds for "%s" by %s the same as reading everything would, however often it walks on', async (q, sort) => {
  const { by, direction } = parseSort(sort);
  const column = by.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
  const right = await app.database.query<{ id: number }>(
    `SELECT id FROM tickets JOIN ticket_search ON ticket_id = id
     WHERE deleted_at IS NULL AND staff_text @@ plainto_tsquery('docket', $1)
     ORDER BY ${column} ${direction}, id ${direction} LIMIT 300`,
    [q],
  );
  const ids: number[] = [];
  for (let cursor = ''; ids.length < right.length;) {
    const { body } = await agent.get<Page>(`/api/tickets?q=${q}&sort=${sort}&limit=100${cursor}`);
    ids.push(...body.items.map(({ id }) => id));
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(ids).toEqual(right.map(({ id }) => id));
});
