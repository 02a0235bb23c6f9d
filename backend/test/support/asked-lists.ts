import type { Actor } from '../../src/auth/actor.js';
import { CursorCodec } from '../../src/shared/paging/cursor.js';
import { filterFor, type TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';
import { parseSort, type Place, type SortField, type TicketPosition } from '../../src/tickets/domain/ticket-sort.js';
import { TicketFinderService } from '../../src/tickets/ticket-finder.service.js';
import { TicketSearchService } from '../../src/tickets/ticket-search.service.js';
import { TicketSpellingService } from '../../src/tickets/ticket-spelling.service.js';
import type { ListUsersQuery } from '../../src/users/dto/list-users.dto.js';
import { UserListService } from '../../src/users/user-list.service.js';
import { type RecordedStatement, RecordedStatements } from './recorded-statements.js';

export type Reader = Pick<Actor, 'id' | 'role'>;

/** Where a page in the middle of the desk begins. */
const KEYS: Record<SortField, string | null> = {
  createdAt: '2025-05-01T00:00:00Z',
  updatedAt: '2025-05-01T00:00:00Z',
  priority: 'medium',
  status: 'closed',
  id: null,
};

/** What the product asks for the first page of a list of tickets, and for a later one: of a search all it may ask. */
export async function ticketPages(
  reader: Reader,
  input: TicketFilterInput,
  sort: string,
): Promise<RecordedStatement[]> {
  const filter = filterFor(actor(reader), input);
  const order = parseSort(sort);
  const middle: TicketPosition = { key: KEYS[order.by], id: 24_000, spelling: null };
  const first = await asked((finder) => finder.summaries({ filter, sort: order, after: null, limit: 26 }), middle);
  const later = await asked((finder) => finder.summaries({ filter, sort: order, after: middle, limit: 26 }), middle);
  // Both go on alike where a way of a search has stopped.
  return [...new Map([...first, ...later].map((statement) => [statement.text, statement])).values()];
}

/** What the product asks to say how many there are. */
export const ticketTotal = (reader: Reader, input: TicketFilterInput): Promise<RecordedStatement[]> =>
  asked((finder) => finder.count(filterFor(actor(reader), input), null));

/** Its process begins anew for each statement: only so many of one process are named. @param stop of a search. */
async function asked(
  work: (finder: TicketFinderService) => Promise<unknown>,
  stop: Place | null = null,
): Promise<RecordedStatement[]> {
  const recorded = new RecordedStatements(stop);
  const { statements } = recorded;
  const searches = new TicketSearchService(statements);
  const finder = new TicketFinderService(statements, searches, new TicketSpellingService(statements));
  return recorded.of(() => work(finder));
}

const NAMES: Record<string, string> = {
  name: 'person 300',
  email: 'p300@example.org',
  createdAt: '2022-12-01T05:00:00Z',
};

/** What the product asks for the first page of a list of people, and for a later one. */
export async function peoplePages(reader: Reader, query: ListUsersQuery): Promise<RecordedStatement[]> {
  const selection = Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'limit'));
  const cursors = new CursorCodec(Buffer.alloc(32));
  const position = { key: NAMES[query.sort.replace('-', '')] ?? null, id: reader.id };
  const cursor = cursors.encode(position, ['users', selection, reader.id]);
  const recorded = new RecordedStatements();
  const people = new UserListService(recorded.db, cursors);
  const first = await recorded.of(() => people.page(actor(reader), query));
  const later = await recorded.of(() => people.page(actor(reader), { ...query, cursor }));
  return [firstOf(first), firstOf(later)];
}

const actor = (reader: Reader): Actor => ({ ...reader, name: '', sessionId: null });

function firstOf([statement]: readonly RecordedStatement[]): RecordedStatement {
  if (!statement) throw new Error('The product asked nothing');
  return statement;
}
