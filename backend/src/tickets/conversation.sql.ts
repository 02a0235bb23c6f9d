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
  /** The page has enough text without this row, and none follows. */
  readonly isBeyond?: boolean | null;
}

/** Bytes of text after which a page ends: a hundred changes of the longest descriptions have sixteen million. */
const PAGE_BYTES = 1_000_000;

/** With its ticket, and nothing but nulls when the ticket has none. */
export type RowOf<Row extends PartRow> = { readonly ofTicket: number } & (Row | { readonly id: null });

/** Of several tickets; no row of those that are absent or out of sight. */
export function selectComments(db: Kysely<DB>, part: PartShape): CompiledQuery<RowOf<CommentRow>> {
  const rows = db
    .selectFrom('comments')
    .selectAll()
    .where((eb) => eb.and(readableComments(eb, part.scope)));
  return ofVisibleTickets(db, part, sql`${rows}`, 'comment', commentColumns, sql`octet_length(body)`);
}

/** Of several tickets; no row of those that are absent or out of sight. */
export function selectEvents(db: Kysely<DB>, part: PartShape): CompiledQuery<RowOf<EventRow>> {
  const columns = sql`
    event.id, event.type, event.actor_id, event.field, event.from_value as "from", event.to_value as "to",
    event.created_at::text`;
  const bytes = sql`coalesce(octet_length(from_value), 0) + coalesce(octet_length(to_value), 0)`;
  return ofVisibleTickets(db, part, sql`${db.selectFrom('ticketEvents').selectAll()}`, 'event', columns, bytes);
}

/** The part of the ticket's rows, in a shape that an index on (ticket, created_at, id) serves. */
const cut = (rows: RawBuilder<unknown>, { follows, limit }: PartShape): RawBuilder<unknown> => sql`
  select * from (${rows}) as part
  where part.ticket_id = ticket.id
    ${follows ? sql`and (part.created_at, part.id) > (${slot('afterKey')}::timestamptz, ${slot('afterId')}::uuid)` : sql``}
  order by part.created_at, part.id limit ${sql.lit(limit)}`;

/** The rows that have a page's bytes together, and one more. */
const cutToBytes = (rows: RawBuilder<unknown>, bytes: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select *, before > ${sql.lit(PAGE_BYTES)} as is_beyond from (
    select *, sum(${bytes}) over (upto rows between unbounded preceding and 1 preceding) as before,
      sum(${bytes}) over (upto rows between unbounded preceding and 2 preceding) as long_before
    from (${rows}) as part window upto as (order by created_at, id)
  ) as part where long_before is null or long_before <= ${sql.lit(PAGE_BYTES)}`;

/** @param columns read from `name`, the cut rows. @param bytes of a row. */
function ofVisibleTickets<Row extends PartRow>(
  db: Kysely<DB>,
  part: PartShape,
  rows: RawBuilder<unknown>,
  name: 'comment' | 'event',
  columns: RawBuilder<unknown>,
  bytes: RawBuilder<unknown>,
): CompiledQuery<RowOf<Row>> {
  const item = sql.ref(name);
  const tickets = db
    .selectFrom('tickets')
    .select('id')
    .where((eb) => eb.and([sql<boolean>`id = any (${slot('tickets')}::int[])`, ...visibleTickets(eb, part.scope)]));
  return sql<RowOf<Row>>`
    select ticket.id as of_ticket, ${item}.is_beyond, ${columns} from (${tickets}) as ticket
      left join lateral (${cutToBytes(cut(rows, part), bytes)}) as ${item} on true
    order by ${item}.created_at, ${item}.id`.compile(db);
}
