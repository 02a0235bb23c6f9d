import { type ExpressionBuilder, type Expression, type Kysely, sql, type SqlBool } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { type SearchQuery, splitLastWord, startedTerm } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { SortField, Spelling, TicketPosition, TicketSort } from './domain/ticket-sort.js';
import type { TicketScope } from './domain/ticket-visibility.js';

type Tickets = ExpressionBuilder<DB, 'tickets'>;
type Condition = Expression<SqlBool>;

export interface PageRequest {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  readonly spelling: Spelling;
  /** Null for the first page. */
  readonly after: TicketPosition | null;
  readonly limit: number;
  readonly withDescription?: boolean;
}

/**
 * Pages of 25, 50 and 100 with one row to see that there are more, and the export's batches.
 * Written into the statement: for a limit it does not know PostgreSQL plans a tenth of the table.
 */
const USUAL_LIMITS: ReadonlySet<number> = new Set([26, 51, 101, 1000]);

/** One page of tickets with their people, in one statement: the page is cut before the people are joined. */
export function selectPage(db: Kysely<DB>, { filter, sort, spelling, after, limit, withDescription }: PageRequest) {
  const { by, direction } = sort;
  return db
    .selectFrom((inner) =>
      inner
        .selectFrom('tickets')
        .selectAll()
        .where((eb) => eb.and([...conditions(eb, filter, spelling), ...beyond(after, sort)]))
        .orderBy(`tickets.${by}`, direction)
        .$if(by !== 'id', (query) => query.orderBy('tickets.id', direction))
        .limit(USUAL_LIMITS.has(limit) ? sql.lit(limit) : limit)
        .as('ticket'),
    )
    .innerJoin('users as requester', 'requester.id', 'ticket.requesterId')
    .leftJoin('users as assignee', 'assignee.id', 'ticket.assigneeId')
    .select([
      'ticket.id',
      'ticket.title',
      'ticket.status',
      'ticket.priority',
      'ticket.requesterId',
      'ticket.assigneeId',
      'ticket.publicCommentCount',
      'ticket.internalNoteCount',
      'ticket.version',
      'ticket.createdAt',
      'ticket.updatedAt',
      'ticket.closedAt',
      'ticket.deletedAt',
      'requester.name as requesterName',
      'requester.role as requesterRole',
      'requester.active as requesterActive',
      'assignee.name as assigneeName',
      'assignee.role as assigneeRole',
      'assignee.active as assigneeActive',
    ])
    .$if(withDescription === true, (query) => query.select('ticket.description'))
    .orderBy(`ticket.${by}`, direction)
    .$if(by !== 'id', (query) => query.orderBy('ticket.id', direction));
}

/** How many tickets match, counted no further than `most`. */
export function countUpTo(db: Kysely<DB>, filter: TicketFilter, spelling: Spelling, most: number) {
  return db
    .selectFrom((inner) =>
      inner
        .selectFrom('tickets')
        .select(sql.lit(1).as('one'))
        .where((eb) => eb.and(conditions(eb, filter, spelling)))
        .limit(most)
        .as('counted'),
    )
    .select(sql<number>`count(*)::int`.as('count'));
}

function conditions(eb: Tickets, filter: TicketFilter, spelling: Spelling): Condition[] {
  const { scope, statuses, priorities, assigneeId, requesterId, search } = filter;
  const { createdFrom, createdTo, updatedFrom, updatedTo } = filter;
  return [
    ...visible(eb, scope),
    ...(statuses ? [oneOf(eb, 'tickets.status', statuses)] : []),
    ...(priorities ? [oneOf(eb, 'tickets.priority', priorities)] : []),
    ...(assigneeId === null ? [eb('tickets.assigneeId', 'is', null)] : []),
    ...(assigneeId ? [eb('tickets.assigneeId', '=', assigneeId)] : []),
    ...(requesterId ? [eb('tickets.requesterId', '=', requesterId)] : []),
    ...(createdFrom ? [eb('tickets.createdAt', '>=', createdFrom)] : []),
    ...(createdTo ? [eb('tickets.createdAt', '<', createdTo)] : []),
    ...(updatedFrom ? [eb('tickets.updatedAt', '>=', updatedFrom)] : []),
    ...(updatedTo ? [eb('tickets.updatedAt', '<', updatedTo)] : []),
    ...(search ? found(eb, search, scope, spelling) : []),
  ];
}

function visible(eb: Tickets, { requesterId, deleted }: TicketScope): Condition[] {
  return [
    ...(requesterId !== null ? [eb('tickets.requesterId', '=', requesterId)] : []),
    ...(deleted === 'hidden' ? [eb('tickets.deletedAt', 'is', null)] : []),
    ...(deleted === 'only' ? [eb('tickets.deletedAt', 'is not', null)] : []),
  ];
}

/** Equality with a single value keeps an index's order usable. */
function oneOf(eb: Tickets, column: 'tickets.status' | 'tickets.priority', values: readonly string[]): Condition {
  const [first, ...rest] = values;
  return rest.length === 0 ? eb(sql.ref(column), '=', first) : eb(sql.ref(column), 'in', values);
}

function found(eb: Tickets, search: SearchQuery, scope: TicketScope, spelling: Spelling): Condition[] {
  const numbers = search.numbers.map((number) => eb('tickets.id', '=', number));
  if (search.words.length === 0) return numbers;
  if (spelling === 'similar') return [...numbers, ...search.words.map(similarTitle)];
  const column = sql.ref(scope.notes ? 'ticketSearch.staffText' : 'ticketSearch.publicText');
  const ids = sql`(select ticket_id from ticket_search where ${column} @@ ${textQuery(search)})`;
  return [...numbers, sql<SqlBool>`tickets.id in ${ids}`];
}

function textQuery(search: SearchQuery) {
  const { whole, started } = splitLastWord(search);
  const last = sql`to_tsquery('docket', ${startedTerm(started ?? '')})`;
  return whole === '' ? last : sql`(plainto_tsquery('docket', ${whole}) && ${last})`;
}

/** Served by the trigram index on titles; how alike is set for the transaction, see TicketFinderService. */
const similarTitle = (word: string): Condition => sql<SqlBool>`${word} <% tickets.title`;

const CAST: Record<SortField, string> = {
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  priority: 'ticket_priority',
  status: 'ticket_status',
  id: 'int',
};

/** Compares whole rows, so that an index on (sort field, id) finds the place without reading what lies before. */
function beyond(after: TicketPosition | null, { by, direction }: TicketSort): Condition[] {
  if (!after) return [];
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  const id = sql.ref('tickets.id');
  if (by === 'id') return [sql<SqlBool>`${id} ${sign} ${after.id}::int`];
  const cast = sql.raw(CAST[by]);
  return [sql<SqlBool>`(${sql.ref(`tickets.${by}`)}, ${id}) ${sign} (${after.key}::${cast}, ${after.id}::int)`];
}
