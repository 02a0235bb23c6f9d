import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Role } from '../../src/database/generated/enums.js';
import { filterFor, type TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';
import { parseSort, SORT_FIELDS, type SortField, type TicketPosition } from '../../src/tickets/domain/ticket-sort.js';
import { TicketFinderService } from '../../src/tickets/ticket-finder.service.js';
import { TicketSpellingService } from '../../src/tickets/ticket-spelling.service.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { fillDesk, PEOPLE_ASKED_ABOUT } from '../support/desk-of-a-million.js';
import { filters } from '../support/every-list.js';
import { faultsOf } from '../support/query-plan.js';
import { RecordedStatements } from '../support/recorded-statements.js';

const recorded = new RecordedStatements();
const finder = new TicketFinderService(recorded.statements, new TicketSpellingService(recorded.statements));

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createDatabase();
  await fillDesk(database);
  client = new Client({ connectionString: database.url, options: '-c TimeZone=UTC -c random_page_cost=1.1' });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

const AFTER: Record<SortField, string | null> = {
  createdAt: '2025-05-01T00:00:00Z',
  updatedAt: '2025-05-01T00:00:00Z',
  priority: 'medium',
  status: 'closed',
  id: null,
};

async function faultsOfList(role: Role, who: string, input: TicketFilterInput, sort: string): Promise<string[]> {
  const filter = filterFor({ id: who, role, name: '', sessionId: null }, input);
  const parsed = parseSort(sort);
  const after: TicketPosition = { key: AFTER[parsed.by], id: 24_000, spelling: 'exact' };
  const found: string[] = [];
  for (const position of [null, after]) {
    const [statement] = await recorded.of(() =>
      finder.items({ filter, sort: parsed, after: position, limit: 26 }),
    );
    if (!statement) throw new Error('nothing asked');
    for (const way of statement.isNamed ? (['own', 'any'] as const) : (['own'] as const)) {
      const faults = await faultsOf(client, statement, way);
      const where = `${way} ${role} ${JSON.stringify(input)} ${sort} ${position ? 'after' : ''}: `;
      planned += 1;
      if (faults.length > 0) found.push(where + faults.join('; '));
    }
  }
  return found;
}
let planned = 0;

describe('every list of tickets', () => {
  it.each(SORT_FIELDS.flatMap((field) => [field, `-${field}`]))('sorted by %s', async (sort) => {
    const faults: string[] = [];
    for (const input of filters(PEOPLE_ASKED_ABOUT))
      faults.push(...(await faultsOfList('admin', PEOPLE_ASKED_ABOUT.busyAgent, input, sort)));
    console.log(planned);
    expect(faults).toEqual([]);
  });
});
