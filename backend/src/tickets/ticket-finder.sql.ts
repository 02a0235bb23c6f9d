import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketSort } from './domain/ticket-sort.js';
import { beyond, conditions } from './ticket-filter.sql.js';
import {
  itemsOf,
  selectWritten,
  summaryColumns,
  WITH_PEOPLE,
  type WrittenItems,
  type WrittenTicket,
} from './ticket.json.js';
import { searched, selectFound } from './ticket-search.sql.js';

/** Which page, but for its values. */
export interface PageShape {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  /** Whether it comes after another one. */
  readonly follows: boolean;
  readonly limit: number;
}

/** Tickets as JSON, in no order. */
export function selectWhole(db: Kysely<DB>, filter: TicketFilter): CompiledQuery<WrittenTicket> {
  const source = db
    .selectFrom('tickets')
    .selectAll()
    .where((eb) => eb.and(conditions(eb, filter)));
  return selectWritten(sql`(${source})`, filter.scope).compile(db);
}

/** One page of tickets with their people as JSON: the page is cut before the people are joined. */
export function selectItems(db: Kysely<DB>, page: PageShape): CompiledQuery<WrittenItems> {
  const { by, direction } = page.sort;
  const items = sql`
    select ${summaryColumns(page.filter.scope)} from (${pageOf(db, page)}) as ticket ${WITH_PEOPLE}`;
  const way = sql.raw(direction);
  const order = by === 'id' ? sql`item.id ${way}` : sql`item.${sql.raw(`"${by}"`)} ${way}, item.id ${way}`;
  return itemsOf(items, order).compile(db);
}

export interface ExportedTicket {
  id: number;
  title: string;
  description: string;
  status: string;
  priority: string;
  requester: string;
  assignee: string | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** The same tickets as rows of a file. */
export function selectExported(db: Kysely<DB>, page: PageShape): CompiledQuery<ExportedTicket> {
  const { by, direction } = page.sort;
  const way = sql.raw(direction);
  return sql<ExportedTicket>`
    select ticket.id, ticket.title, ticket.description, ticket.status, ticket.priority,
      requester.name as requester, assignee.name as assignee, ticket.created_at, ticket.updated_at, ticket.closed_at
    from (${pageOf(db, page)}) as ticket ${WITH_PEOPLE}
    order by ${sql.ref(`ticket.${by}`)} ${way}, ticket.id ${way}`.compile(db);
}

/** How many tickets match, counted no further than `most`. */
export function countUpTo(db: Kysely<DB>, filter: TicketFilter, most: number): CompiledQuery<{ count: number }> {
  const matches = db
    .selectFrom('tickets')
    .select('tickets.id')
    .where((eb) => eb.and(conditions(eb, filter)))
    .$if(isSearch(filter), (query) => query.where('tickets.id', 'in', sql<number>`(${selectFound(filter)})`))
    .limit(sql.lit(most));
  return sql<{ count: number }>`select count(*)::int as count from (${matches}) as counted`.compile(db);
}

export const isSearch = ({ search }: TicketFilter): boolean => (search?.words.length ?? 0) > 0;

/** The limit stands in the statement: for one that it does not know PostgreSQL plans a tenth of the table. */
function pageOf(db: Kysely<DB>, page: PageShape): RawBuilder<unknown> {
  const { filter, sort, follows, limit } = page;
  const { by, direction } = sort;
  const list = db
    .selectFrom('tickets')
    .where((eb) => eb.and([...conditions(eb, filter), ...(follows ? [beyond(sort, filter)] : [])]))
    .orderBy(`tickets.${by}`, direction)
    .$if(by !== 'id', (sorted) => sorted.orderBy('tickets.id', direction));
  const few = by === 'createdAt' ? sql`` : deletedFirst(filter);
  if (!isSearch(filter)) return sql`${few} ${list.selectAll().limit(sql.lit(limit))}`;
  const numbers = list.select('tickets.id');
  const found = searched({
    filter,
    limit,
    first: (most) => sql`${numbers.limit(sql.lit(most))}`,
    among: (others, most) => sql`${numbers.where('tickets.id', 'in', sql<number>`${others}`).limit(sql.lit(most))}`,
  });
  return sql`${few} select tickets.* from (${found}) as found join tickets on tickets.id = found.id`;
}

/**
 * Deleted tickets are few, and only in order of their creation do they have an index: in another order they are
 * taken out first. Otherwise PostgreSQL may walk along all tickets until it has met enough of them.
 */
const deletedFirst = ({ scope }: TicketFilter): RawBuilder<unknown> =>
  scope.deleted === 'only'
    ? sql`with tickets as materialized (select * from tickets where deleted_at is not null)`
    : sql``;
