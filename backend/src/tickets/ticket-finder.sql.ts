import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketSort } from './domain/ticket-sort.js';
import { beyond, conditions } from './ticket-filter.sql.js';
import { summaryColumns, type SummaryRow } from './ticket-rows.sql.js';
import { searched, selectFound } from './ticket-search.sql.js';

/** Which page, but for its values. */
export interface PageShape {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  /** Whether it comes after another one. */
  readonly follows: boolean;
  readonly limit: number;
}

/** One page of tickets. */
export const selectSummaries = (db: Kysely<DB>, page: PageShape): CompiledQuery<SummaryRow> =>
  sql<SummaryRow>`
    select ${summaryColumns(page.filter.scope)} from (${pageOf(db, page)}) as ticket
    order by ${inOrder(page.sort)}`.compile(db);

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
export const selectExported = (db: Kysely<DB>, page: PageShape): CompiledQuery<ExportedTicket> =>
  sql<ExportedTicket>`
    select ticket.id, ticket.title, ticket.description, ticket.status, ticket.priority,
      requester.name as requester, assignee.name as assignee, ticket.created_at, ticket.updated_at, ticket.closed_at
    from (${pageOf(db, page)}) as ticket
    join users as requester on requester.id = ticket.requester_id
    left join users as assignee on assignee.id = ticket.assignee_id
    order by ${inOrder(page.sort)}`.compile(db);

function inOrder({ by, direction }: TicketSort): RawBuilder<unknown> {
  const way = sql.raw(direction);
  return by === 'id' ? sql`ticket.id ${way}` : sql`${sql.ref(`ticket.${by}`)} ${way}, ticket.id ${way}`;
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
    .where((eb) => eb.and([...conditions(eb, filter), ...(follows ? [beyond(sort)] : [])]))
    .orderBy(`tickets.${by}`, direction)
    .$if(by !== 'id', (sorted) => sorted.orderBy('tickets.id', direction));
  if (!isSearch(filter)) return sql`${list.selectAll().limit(sql.lit(limit))}`;
  const numbers = list.select('tickets.id');
  const found = searched({
    filter,
    limit,
    first: (most) => sql`${numbers.limit(sql.lit(most))}`,
    among: (others, most) => sql`${numbers.where('tickets.id', 'in', sql<number>`${others}`).limit(sql.lit(most))}`,
  });
  return sql`select tickets.* from (${found}) as found join tickets on tickets.id = found.id`;
}
