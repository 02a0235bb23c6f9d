import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { SESSION_OPTIONS } from '../../src/database/database-pool.js';
import type { Role } from '../../src/database/generated/enums.js';
import { filterFor, type TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';
import { parseSort, SORT_FIELDS, type SortField, type TicketPosition } from '../../src/tickets/domain/ticket-sort.js';
import { TicketFinderService } from '../../src/tickets/ticket-finder.service.js';
import { TicketSpellingService } from '../../src/tickets/ticket-spelling.service.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { fillDesk, PEOPLE_ASKED_ABOUT } from '../support/desk-of-a-million.js';
import { filtersOfEmployees, filtersOfStaff } from '../support/every-list.js';
import { type Bounds, faultsOf } from '../support/query-plan.js';
import { type RecordedStatement, RecordedStatements } from '../support/recorded-statements.js';

const { busyAgent, busyRequester, newRequester } = PEOPLE_ASKED_ABOUT;
const SORTS = SORT_FIELDS.flatMap((field) => [field, `-${field}`]);

/** A quarter of the rows that are there: whoever passes over more of them walks on to the end. */
const BOUNDS: Bounds = { gathered: 5_000, passedOver: 7_500, cost: 12_000 };
const ONLY_PLANNED: Bounds = { ...BOUNDS, passedOver: undefined };
/** The walk of a search looks at 4,000 candidates, perhaps among all that are open; ADR 15 says where it ends. */
const SEARCH: Bounds = { ...ONLY_PLANNED, gathered: 25_000 };

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

/** A page in the middle. */
const KEYS: Record<SortField, string | null> = {
  createdAt: '2025-05-01T00:00:00Z',
  updatedAt: '2025-05-01T00:00:00Z',
  priority: 'medium',
  status: 'closed',
  id: null,
};

interface List {
  readonly role: Role;
  readonly id: string;
  readonly input: TicketFilterInput;
  readonly sort: string;
}

/** What the product would ask for the first page of a list, and for a later one. */
async function* pagesOf({ role, id, input, sort: wanted }: List): AsyncGenerator<RecordedStatement> {
  const filter = filterFor({ id, role, name: '', sessionId: null }, input);
  const sort = parseSort(wanted);
  const middle: TicketPosition = { key: KEYS[sort.by], id: 24_000, spelling: 'exact' };
  for (const after of [null, middle]) {
    // Anew for each list: only so many of one process are named.
    const recorded = new RecordedStatements();
    const finder = new TicketFinderService(recorded.statements, new TicketSpellingService(recorded.statements));
    const [page] = await recorded.of(() => finder.items({ filter, sort, after, limit: 26 }));
    if (page) yield page;
  }
}

/** Where the order says nothing about the time, no index can: PostgreSQL chooses between two ways by its statistics. */
const hasOtherTime = (input: TicketFilterInput, sort: string): boolean =>
  Object.keys(input).some((name) => /From$|To$/.test(name) && !sort.includes(name.replace(/From$|To$/, 'At')));

const boundsOf = ({ input, sort }: List): Bounds =>
  input.q !== undefined ? SEARCH : hasOtherTime(input, sort) ? ONLY_PLANNED : BOUNDS;

async function faultsOfLists(lists: Iterable<List>): Promise<string[]> {
  const faults: string[] = [];
  for (const list of lists)
    for await (const page of pagesOf(list))
      for (const way of page.isNamed ? (['own', 'any'] as const) : (['own'] as const)) {
        const found = await faultsOf(client, page, way, boundsOf(list));
        if (found.length > 0) faults.push(`${JSON.stringify(list)}, planned for ${way}: ${found.join('; ')}`);
      }
  return faults;
}

describe('at a million tickets, every list', () => {
  it.each(SORTS)(
    'of staff by %s',
    async (sort) => {
      const lists = [...filtersOfStaff(PEOPLE_ASKED_ABOUT)].map((input): List => ({
        role: 'admin',
        id: busyAgent,
        input,
        sort,
      }));
      expect(await faultsOfLists(lists)).toEqual([]);
    },
    30_000,
  );

  it.each(SORTS)('of employees by %s', async (sort) => {
    const lists = [busyRequester, newRequester].flatMap((id) =>
      filtersOfEmployees.map((input): List => ({ role: 'employee', id, input, sort })),
    );
    expect(await faultsOfLists(lists)).toEqual([]);
  });
});
