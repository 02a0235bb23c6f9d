import { type RawBuilder, sql } from 'kysely';
import type { TicketStatus } from '../database/generated/enums.js';
import { JsonText } from '../shared/http/json-text.js';
import type { Actor } from '../auth/actor.js';
import { allowanceOf } from './domain/ticket-policy.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import type { Ticket } from './dto/ticket.dto.js';

/**
 * The answers' JSON as PostgreSQL writes it, in the shape of the DTOs: rows need not become objects
 * and objects not become text again. Each fragment reads from what its name says, e.g. `ticket`.
 */

/**
 * As `Date.toISOString` writes it, at half the price of `to_char`: a microsecond more makes PostgreSQL write
 * all six digits of the second's fraction, of which ours has three.
 */
export const isoTime = (column: string): RawBuilder<string> =>
  sql`replace(left(((${sql.ref(column)} at time zone 'UTC') + interval '1 microsecond')::text, -3), ' ', 'T') || 'Z'`;

/** A UserRef for each person. */
export const USER_REFS = sql`(select id, name, role, active from users)`;

/** The columns of a TicketSummary, read from `ticket`, `requester` and `assignee`. */
export const summaryColumns = ({ notes, deletionTimes }: TicketScope): RawBuilder<unknown> => sql`
  ticket.id, ticket.title, ticket.status, ticket.priority,
  to_json(requester) as requester, to_json(assignee) as assignee,
  ticket.public_comment_count ${notes ? sql`+ ticket.internal_note_count` : sql``} as "commentCount",
  ${isoTime('ticket.createdAt')} as "createdAt", ${isoTime('ticket.updatedAt')} as "updatedAt",
  ${isoTime('ticket.closedAt')} as "closedAt",
  ${deletionTimes ? sql`${isoTime('ticket.deletedAt')} as "deletedAt",` : sql``}
  ticket.version`;

/** Joins a ticket's people to it. */
export const WITH_PEOPLE = sql`
  join ${USER_REFS} as requester on requester.id = ticket.requester_id
  left join ${USER_REFS} as assignee on assignee.id = ticket.assignee_id`;

/** One ticket, still without what its reader may do with it. */
export interface WrittenTicket {
  id: number;
  json: string;
  version: number;
  status: TicketStatus;
  deletedAt: Date | null;
}

/** @param source a table or query whose rows are whole tickets. */
export const selectWritten = (source: RawBuilder<unknown>, scope: TicketScope): RawBuilder<WrittenTicket> => sql`
  select item.id, to_json(item)::text as json, item.version, item.status, deleted_at
  from ${source} as ticket ${WITH_PEOPLE},
    lateral (select ${summaryColumns(scope)}, ticket.description) as item`;

/** The whole Ticket: what the reader may do follows from the rules, not from the database. */
export function ticketText(actor: Actor, { json, version, status, deletedAt }: WrittenTicket): JsonText<Ticket> {
  const allowed = JSON.stringify(allowanceOf(actor, { status, deletedAt }));
  return new JsonText(`${json.slice(0, -1)},"allowed":${allowed}}`, version);
}

/** What separates the items of a page: JSON has no line breaks of its own inside an item. */
const BETWEEN = ',\n';

/** One row with a page's items in their order, and how many there are. */
export const itemsOf = (items: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<WrittenItems> => sql`
  select string_agg(to_json(item)::text, ${sql.lit(BETWEEN)} order by ${order}) as items, count(*)::int as count
  from (${items}) as item`;

export interface WrittenItems {
  /** Null when there are none. */
  items: string | null;
  count: number;
}

/**
 * Cuts a page: of one item more than `limit` the last only says that there is another page.
 * @param nextCursor makes the cursor from the JSON of the page's last item.
 */
export function pageText(
  { items, count }: WrittenItems,
  limit: number,
  nextCursor: (lastItem: string) => string,
  more = '',
): string {
  const text = items ?? '';
  const hasNext = count > limit;
  const page = hasNext ? text.slice(0, text.lastIndexOf(BETWEEN)) : text;
  const cursor = hasNext ? nextCursor(page.slice(page.lastIndexOf('\n') + 1)) : null;
  return `{"items":[${page}],"nextCursor":${JSON.stringify(cursor)}${more}}`;
}
