import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import type { TicketEventType } from '../database/generated/enums.js';
import { commentColumns, type CommentRow } from './comment.sql.js';
import { readableComments, visibleTickets } from './ticket-visibility.sql.js';

/** Which part of a ticket's conversation or history: both are read in the order in which they happened. */
export interface PartShape {
  readonly scope: TicketScope;
  /** Whether it comes after another one. */
  readonly follows: boolean;
  readonly limit: number;
}

/** An event as it is read: its time as PostgreSQL's text. */
export interface EventRow {
  readonly id: string;
  readonly type: TicketEventType;
  readonly actorId: string;
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly createdAt: string;
}

/** What all have that is read here; the time as PostgreSQL's text. */
export interface PartRow {
  readonly id: string;
  readonly createdAt: string;
}

/** With its ticket, and nothing but nulls when the ticket has none. */
export type RowOf<Row extends PartRow> = { readonly ofTicket: number } & (Brief<Row> | { readonly id: null });

export type Brief<Row extends PartRow> = Row & {
  /** Of its text, where that is long and was left out. */
  readonly longBytes: number | null;
};

/** Bytes of text that come along with a row: a page of a hundred such rows has a megabyte. */
const MOST_ALONG = 10_000;

/** Comments or events as they are selected. */
export interface Source<Row extends PartRow> {
  readonly name: 'comment' | 'event';
  readonly rows: (db: Kysely<DB>, scope: TicketScope) => RawBuilder<unknown>;
  /** Read from `name`, its texts as they are shown. */
  readonly columns: (shown: (text: RawBuilder<unknown>) => RawBuilder<unknown>) => RawBuilder<Row>;
  /** Of the texts of a row. */
  readonly bytes: RawBuilder<unknown>;
}

export const COMMENTS: Source<CommentRow> = {
  name: 'comment',
  rows: (db, scope) =>
    sql`${db
      .selectFrom('comments')
      .selectAll()
      .where((eb) => eb.and(readableComments(eb, scope)))}`,
  columns: (shown) => commentColumns(shown(sql`comment.body`)),
  bytes: sql`octet_length(comment.body)`,
};

export const EVENTS: Source<EventRow> = {
  name: 'event',
  rows: (db) => sql`${db.selectFrom('ticketEvents').selectAll()}`,
  columns: (shown) => sql`
    event.id, event.type, event.actor_id, event.field, ${shown(sql`event.from_value`)} as "from",
    ${shown(sql`event.to_value`)} as "to", event.created_at::text`,
  bytes: sql`coalesce(octet_length(event.from_value), 0) + coalesce(octet_length(event.to_value), 0)`,
};

/** Of several tickets; no row of those that are absent or out of sight. */
export function selectPart<Row extends PartRow>(
  db: Kysely<DB>,
  part: PartShape,
  { name, rows, columns, bytes }: Source<Row>,
): CompiledQuery<RowOf<Row>> {
  const item = sql.ref(name);
  const tickets = db
    .selectFrom('tickets')
    .select('id')
    .where((eb) => eb.and([sql<boolean>`id = any (${slot('tickets')}::int[])`, ...visibleTickets(eb, part.scope)]));
  const isLong = sql`${bytes} > ${sql.lit(MOST_ALONG)}`;
  return sql<RowOf<Row>>`
    select ticket.id as of_ticket, ${columns((text) => sql`case when not ${isLong} then ${text} end`)},
      case when ${isLong} then ${bytes} end as long_bytes
    from (${tickets}) as ticket left join lateral (${cut(rows(db, part.scope), part)}) as ${item} on true
    order by ${item}.created_at, ${item}.id`.compile(db);
}

/** Those with these ids, with their texts however long. */
export const selectWhole = <Row extends PartRow>(
  db: Kysely<DB>,
  scope: TicketScope,
  { name, rows, columns }: Source<Row>,
): CompiledQuery<Row> =>
  sql<Row>`
    select ${columns((text) => text)} from (${rows(db, scope)}) as ${sql.ref(name)}
    where id = any (${slot('ids')}::uuid[])`.compile(db);

/** The part of the ticket's rows, in a shape that an index on (ticket, created_at, id) serves. */
const cut = (rows: RawBuilder<unknown>, { follows, limit }: PartShape): RawBuilder<unknown> => sql`
  select * from (${rows}) as part
  where part.ticket_id = ticket.id
    ${follows ? sql`and (part.created_at, part.id) > (${slot('afterKey')}::timestamptz, ${slot('afterId')}::uuid)` : sql``}
  order by part.created_at, part.id limit ${sql.lit(limit)}`;
