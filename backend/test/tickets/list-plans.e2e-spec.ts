import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { SESSION_OPTIONS } from '../../src/database/session-settings.js';
import type { TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';
import { SORT_FIELDS } from '../../src/tickets/domain/ticket-sort.js';
import { peoplePages, type Reader, ticketPages, ticketTotal } from '../support/asked-lists.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { BELIEVED, fillDesk, PEOPLE, PEOPLE_ASKED_ABOUT, TICKETS } from '../support/desk-of-a-million.js';
import {
  filtersOfEmployees,
  filtersOfStaff,
  listsOfPeople,
  VIEWS_OF_EMPLOYEES,
  VIEWS_OF_STAFF,
} from '../support/every-list.js';
import { type Bounds, faultsOf } from '../support/query-plan.js';
import type { RecordedStatement } from '../support/recorded-statements.js';

const SORTS = SORT_FIELDS.flatMap((field) => [field, `-${field}`]);

const admin: Reader = { role: 'admin', id: PEOPLE_ASKED_ABOUT.busyAgent };
const agents = [PEOPLE_ASKED_ABOUT.busyAgent, PEOPLE_ASKED_ABOUT.newAgent, PEOPLE_ASKED_ABOUT.idleAgent].map(
  (id): Reader => ({ role: 'agent', id }),
);
const employees = [PEOPLE_ASKED_ABOUT.busyRequester, PEOPLE_ASKED_ABOUT.newRequester].map((id): Reader => ({
  role: 'employee',
  id,
}));

/** Whoever passes over a quarter of what is there walks on to the end, however long the table is. */
const LIST: Bounds = { gathered: 5_000, passedOver: TICKETS / 4, standsFor: BELIEVED.tickets / TICKETS, cost: 12_000 };
/** Agents look at theirs all day: not even what is open for others may lie in between. */
const VIEW_OF_STAFF: Bounds = { ...LIST, passedOver: 250 };
const PEOPLE_LIST: Bounds = { ...LIST, passedOver: PEOPLE / 4, standsFor: BELIEVED.people / PEOPLE };
/**
 * A search may look at 16,000 candidates at a time and, where its sort has no index among them, at all that are open or
 * one person's: here the busiest have 58,000. It may take 500 titles apart to correct a word; ADR 15 says where it ends.
 */
const SEARCH: Bounds = { ...LIST, gathered: 60_000, cost: 20_000, passedOver: undefined };
const TOTAL: Bounds = { ...SEARCH, gathered: 10_001, mayScan: true };

/** What tells the ways of a search apart in their statements. */
const WAY = /\b(tickets_by_\w+\(\w+, \w+\)|candidate as|stretch as)/;

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  await fillDesk(database);
  client = new Client({ connectionString: database.url, options: SESSION_OPTIONS });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The faults of statements, each with what was asked for. */
async function faultsIn(statements: readonly RecordedStatement[], bounds: Bounds, list: unknown): Promise<string[]> {
  const faults: string[] = [];
  for (const statement of statements)
    for (const way of statement.isNamed ? (['own', 'any'] as const) : (['own'] as const)) {
      const found = await faultsOf(client, statement, way, bounds);
      if (found.length > 0) faults.push(`${JSON.stringify(list)}, planned for ${way}: ${found.join('; ')}`);
    }
  return faults;
}

async function faultsOfTickets(reader: Reader, filters: Iterable<TicketFilterInput>, sort: string): Promise<string[]> {
  const faults: string[] = [];
  for (const input of filters) {
    const pages = await ticketPages(reader, input, sort);
    const bounds = input.q === undefined ? LIST : SEARCH;
    faults.push(...(await faultsIn(pages, bounds, { ...reader, ...input, sort })));
  }
  return faults;
}

describe('at a million tickets', () => {
  it('is what PostgreSQL believes', async () => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>('EXPLAIN SELECT FROM tickets');
    expect(rows[0]?.['QUERY PLAN']).toMatch(/rows=1000000 /);
  });

  it.each([
    ['printer', ['tickets_by_staff_text(words, 4001)', 'candidate as', 'tickets_by_staff_text(words, null)']],
    [
      'not connecting',
      ['tickets_by_staff_text(whole, 4001)', 'candidate as', 'stretch as', 'tickets_by_staff_text(words, null)'],
    ],
  ])('each way of a search for %s is among what is planned', async (q, ways) => {
    const pages = await ticketPages(admin, { q }, '-createdAt');
    expect([...new Set(pages.flatMap(({ text }) => WAY.exec(text)?.[0] ?? []))]).toEqual(ways);
  });

  it.each(SORTS)(
    'every list of staff by %s is read from an index',
    async (sort) => {
      expect(await faultsOfTickets(admin, filtersOfStaff(PEOPLE_ASKED_ABOUT), sort)).toEqual([]);
    },
    60_000,
  );

  it.each(SORTS)('every list of employees by %s is read from an index', async (sort) => {
    for (const employee of employees) expect(await faultsOfTickets(employee, filtersOfEmployees, sort)).toEqual([]);
  });

  it.each([
    ['staff', agents, VIEWS_OF_STAFF, VIEW_OF_STAFF] as const,
    ['employees', employees, VIEWS_OF_EMPLOYEES, LIST] as const,
  ])('the views that the portal opens with for %s, and their totals', async (_, readers, views, bounds) => {
    for (const reader of readers)
      for (const view of views) {
        const list = { ...reader, ...view };
        expect(await faultsIn(await ticketPages(reader, view, '-updatedAt'), bounds, list)).toEqual([]);
        expect(await faultsIn(await ticketTotal(reader, view), TOTAL, list)).toEqual([]);
      }
  });

  it('every list of people is read from an index', async () => {
    for (const query of listsOfPeople)
      expect(await faultsIn(await peoplePages(admin, query), PEOPLE_LIST, query)).toEqual([]);
  });
});
