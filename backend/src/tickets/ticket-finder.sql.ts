import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketSort } from './domain/ticket-sort.js';
import { beyond, conditions } from './ticket-filter.sql.js';
import { LISTED_COLUMNS, type ListedRow, summaryColumns, type SummaryRow } from './ticket-rows.sql.js';
import type { Way } from './domain/search-way.js';
import { findingBy, type Progress, selectFound } from './ticket-search.sql.js';

/** Which page, but for its values. */
export interface PageShape {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  /** Whether it comes after another one. */
  readonly follows: boolean;
  readonly limit: number;
  /** Of a search for words; null for any other list. */
  readonly way: Way | null;
}

/** A row of a page; of a search that found nothing it says only how far the search came. */
export type PageRow<Row> = (Row & Partial<Progress>) | ({ readonly id: null } & Progress);

export const selectSummaries = (db: Kysely<DB>, page: PageShape): CompiledQuery<PageRow<SummaryRow>> =>
  selectPage<SummaryRow>(db, page, summaryColumns(page.filter.scope));

/** A row of an export. Its description is left out where those of the page have more than a megabyte together. */
export interface ExportedRow extends ListedRow {
  readonly description: string | null;
  /** Of a description that was left out. */
  readonly descriptionBytes: number | null;
}

/** Bytes of descriptions that an export has in memory at a time. */
export const MOST_DESCRIPTION_BYTES = 1_000_000;

const FITS = sql`sum(octet_length(ticket.description)) over () <= ${sql.lit(MOST_DESCRIPTION_BYTES)}`;

const EXPORTED_COLUMNS = sql`
  ${LISTED_COLUMNS}, case when ${FITS} then ticket.description end as description,
  case when not ${FITS} then octet_length(ticket.description) end as description_bytes`;

/** The same tickets as rows of a file. */
export const selectExported = (db: Kysely<DB>, page: PageShape): CompiledQuery<PageRow<ExportedRow>> =>
  selectPage<ExportedRow>(db, page, EXPORTED_COLUMNS);

export const selectDescriptions = (db: Kysely<DB>): CompiledQuery<{ id: number; description: string }> =>
  db
    .selectFrom('tickets')
    .select(['id', 'description'])
    .where(sql<boolean>`id = any (${slot('ids')}::int[])`)
    .compile();

/** @param columns read from `ticket`. */
function selectPage<Row>(db: Kysely<DB>, page: PageShape, columns: RawBuilder<unknown>): CompiledQuery<PageRow<Row>> {
  const { way, limit } = page;
  const list = listOf(db, page);
  if (!way) {
    const cut = list.selectAll().limit(sql.lit(limit));
    return sql<Row>`${prepared(deletedFirst(page))}
      select ${columns} from (${cut}) as ticket order by ${inOrder(page.sort)}`.compile(db);
  }
  const { preparing, within, progress } = findingBy(way, {
    filter: page.filter,
    direction: page.sort.direction,
    next: (most, isWanted = sql`true`) =>
      sql`${list
        .where(isWanted)
        .select(['tickets.id', `tickets.${page.sort.by} as key`])
        .limit(sql.lit(most))}`,
    key: sql.ref(`tickets.${page.sort.by}`),
    limit,
  });
  const found = list
    .selectAll()
    .where('tickets.id', 'in', sql<number>`(select id from hits)`)
    .where(within)
    .limit(sql.lit(limit));
  return sql<PageRow<Row>>`${prepared([...deletedFirst(page), ...preparing])}
    select ${columns}, way.*
    from (${progress}) as way left join (${found}) as ticket on true
    order by ${inOrder(page.sort)}`.compile(db);
}

const prepared = (queries: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  queries.length === 0 ? sql`` : sql`with ${sql.join(queries)}`;

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

/**
 * The list without its end. A limit must stand in the text: for one that it does not know PostgreSQL plans a
 * tenth of the table.
 */
const listOf = (db: Kysely<DB>, { filter, sort: { by, direction }, sort, follows }: PageShape) =>
  db
    .selectFrom('tickets')
    .where((eb) => eb.and([...conditions(eb, filter), ...(follows ? [beyond(sort, filter)] : [])]))
    .orderBy(`tickets.${by}`, direction)
    .$if(by !== 'id', (sorted) => sorted.orderBy('tickets.id', direction));

/**
 * Deleted tickets are few, and only in order of their creation do they have an index: in another order they are
 * taken out first. Otherwise PostgreSQL may walk along all tickets until it has met enough of them.
 */
const deletedFirst = ({ filter, sort }: PageShape): RawBuilder<unknown>[] =>
  filter.scope.deleted === 'only' && sort.by !== 'createdAt'
    ? [sql`tickets as materialized (select * from tickets where deleted_at is not null)`]
    : [];
