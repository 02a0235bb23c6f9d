import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot, type Values } from '../database/statements.js';
import { type SearchQuery, similarTerm, splitLastWord, startedTerm } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { Place, SortField, TicketSort } from './domain/ticket-sort.js';
import { type Condition, scopeShape, scopeValues, visibleTickets } from './ticket-visibility.sql.js';

type Tickets = ExpressionBuilder<DB, 'tickets'>;

const TIMES = ['createdFrom', 'createdTo', 'updatedFrom', 'updatedTo'] as const;

/** What tells the statements of different filters apart; the values of statuses and priorities stand in the text. */
export function filterShape({ scope, statuses, priorities, ...filter }: TicketFilter): string {
  const assignee = filter.assigneeId === null ? 'nobody' : filter.assigneeId && 'somebody';
  const times = TIMES.filter((time) => filter[time]);
  const { requesterId, search } = filter;
  const asked = [requesterId && 'requester', search && searchShape(search)];
  return JSON.stringify([scopeShape(scope), statuses, priorities, assignee, times, asked]);
}

const searchShape = (search: SearchQuery) => [search.numbers.length > 0, search.words.length > 0];

export function filterValues({ scope, search, ...filter }: TicketFilter): Values {
  return { ...filter, ...scopeValues(scope), ...(search && searchValues(search)) };
}

function searchValues(search: SearchQuery): Values {
  const { numbers, similar } = search;
  if (similar) return { numbers, whole: '', phrase: '', started: similarTerm(similar) };
  const { whole, started } = splitLastWord(search);
  return { numbers, whole, phrase: started, started: startedTerm(started ?? '') };
}

/** All but the words of a search, which ticket-search.sql.ts looks for. */
export function conditions(eb: Tickets, { scope, statuses, priorities, ...filter }: TicketFilter): Condition[] {
  const { assigneeId, requesterId, search } = filter;
  return [
    ...visibleTickets(eb, scope),
    ...(statuses ? [oneOf(eb, 'tickets.status', statuses)] : []),
    ...(priorities ? [oneOf(eb, 'tickets.priority', priorities)] : []),
    ...(assigneeId === null ? [eb('tickets.assigneeId', 'is', null)] : []),
    ...(assigneeId ? [eb('tickets.assigneeId', '=', slot<string>('assigneeId'))] : []),
    ...(requesterId ? [eb('tickets.requesterId', '=', slot<string>('requesterId'))] : []),
    ...(filter.createdFrom ? [eb('tickets.createdAt', '>=', slot<Date>('createdFrom'))] : []),
    ...(filter.createdTo ? [eb('tickets.createdAt', '<', slot<Date>('createdTo'))] : []),
    ...(filter.updatedFrom ? [eb('tickets.updatedAt', '>=', slot<Date>('updatedFrom'))] : []),
    ...(filter.updatedTo ? [eb('tickets.updatedAt', '<', slot<Date>('updatedTo'))] : []),
    ...(search && search.numbers.length > 0 ? [isNumbered(eb)] : []),
  ];
}

/** Nothing is several numbers at once. By the first of them the ticket is found in the index. */
const isNumbered = (eb: Tickets): Condition =>
  eb.and([
    eb('tickets.id', '=', sql<number>`(${slot('numbers')}::int[])[1]`),
    sql<SqlBool>`tickets.id = all (${slot('numbers')}::int[])`,
  ]);

/**
 * Words of closed lists stand in the text: an index over a part of the tickets is used only when the
 * text itself says that the part is meant. Equality with a single value keeps an index's order usable.
 */
function oneOf(eb: Tickets, column: 'tickets.status' | 'tickets.priority', values: readonly string[]): Condition {
  const [first = '', ...rest] = values;
  if (rest.length === 0) return sql<SqlBool>`${eb.ref(column)} = ${sql.lit(first)}`;
  return sql<SqlBool>`${eb.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;
}

const CAST: Record<SortField, string> = {
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  priority: 'ticket_priority',
  status: 'ticket_status',
  id: 'int',
};

/**
 * Compares whole rows, so that an index on (sort field, id) finds the place without reading what lies before.
 * The key stands in a query of its own: the planner would see that nothing is beyond `closed`, and forget the ids.
 */
export function beyond({ by, direction }: TicketSort, filter: TicketFilter): Condition {
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  const id = sql.ref('tickets.id');
  if (by === 'id' || isTheSame(by, filter)) return sql<SqlBool>`${id} ${sign} ${slot('afterId')}::int`;
  const cast = sql.raw(CAST[by]);
  return sql<SqlBool>`(${sql.ref(`tickets.${by}`)}, ${id}) ${sign} ((select ${slot('afterKey')}::${cast}), ${slot('afterId')}::int)`;
}

/** All that the filter lets through has one value of this field. An index is entered by it and the id. */
const isTheSame = (by: SortField, { statuses, priorities }: TicketFilter): boolean =>
  (by === 'status' && statuses?.length === 1) || (by === 'priority' && priorities?.length === 1);

export const positionValues = (after: Place | null): Values => ({ afterKey: after?.key, afterId: after?.id });
