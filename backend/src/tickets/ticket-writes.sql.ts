import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { WantedFields } from './domain/ticket-changes.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { insertEvents, MOMENT } from './ticket-history.js';
import { MAY_BE_ASSIGNED, MAY_REQUEST } from './ticket-people.js';
import { ticketColumns, type TicketRow } from './ticket-rows.sql.js';
import { visible } from './ticket-visibility.sql.js';

/** Which people besides the one who files it a new ticket is about. */
export interface Involved {
  /** It is filed for somebody else. */
  readonly requester: boolean;
  readonly assignee: boolean;
}

/**
 * Files a ticket, begins its history and tells it, in one statement. No row when the people involved are not
 * such that a ticket may be filed for or assigned to them; an assignee is kept from leaving meanwhile.
 */
export const insertTicket = (db: Kysely<DB>, scope: TicketScope, { requester, assignee }: Involved) =>
  sql<TicketRow>`
    with requester as (
      select ${slot('requesterId')}::uuid as id
      ${requester ? sql`from users where id = ${slot('requesterId')} and ${MAY_REQUEST}` : sql``}
    ), assignee as (
      select ${slot('assigneeId')}::uuid as id
      ${assignee ? sql`from users where id = ${slot('assigneeId')} and ${MAY_BE_ASSIGNED} for share` : sql``}
    ), ticket as (
      insert into tickets (title, description, priority, requester_id, assignee_id, created_at, updated_at)
      select ${slot('title')}, ${slot('description')}, ${slot('priority')}::ticket_priority, requester.id,
        assignee.id, ${slot('now')}::timestamptz, ${slot('now')}::timestamptz
      from requester, assignee
      returning *
    ), history as (
      insert into ticket_events (id, ticket_id, actor_id, type, created_at)
      select ${slot('event')}::uuid, id, ${slot('actor')}::uuid, 'created', ${slot('now')} from ticket
    ) select ${ticketColumns(scope)} from ticket`.compile(db);

/** The columns that a change may write; others follow from them. */
export type WrittenColumns = WantedFields & { readonly closedAt?: Date | null; readonly deletedAt?: Date | null };

/**
 * Changes a ticket that is still in the version that was judged, and its history with it: compare and
 * set. No row when it is not, or when its reader does not see it.
 */
export const updateTicket = (
  db: Kysely<DB>,
  scope: TicketScope,
  columns: readonly (keyof WrittenColumns)[],
): CompiledQuery<TicketRow> =>
  sql<TicketRow>`
    with ticket as (
      update tickets
      set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${slot(column)}`))},
          updated_at = ${MOMENT}, version = version + 1
      where id = ${slot('id')} and version = ${slot('version')} and ${visible(scope)}
      returning *
    ), history as (${insertEvents(sql`ticket`)})
    select ${ticketColumns(scope)} from ticket`.compile(db);

/** The same for many tickets that all get the same; those of another version stay as they are. */
export const updateTickets = (
  db: Kysely<DB>,
  columns: readonly ('status' | 'priority' | 'assigneeId')[],
): CompiledQuery<{ id: number; version: number }> =>
  sql<{ id: number; version: number }>`
    with ticket as (
      update tickets
      set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${slot(column)}`))},
          ${columns.includes('status') ? CLOSED_AT_FOLLOWS : sql``}
          updated_at = ${MOMENT}, version = tickets.version + 1
      from unnest(${slot('ids')}::int[], ${slot('versions')}::int[]) as judged (id, version)
      where tickets.id = judged.id and tickets.version = judged.version
      returning tickets.id, tickets.version, tickets.updated_at
    ), history as (${insertEvents(sql`ticket`)})
    select id, version from ticket`.compile(db);

/** A ticket that was closed before was not closed now. */
const CLOSED_AT_FOLLOWS = sql`
  closed_at = case when ${slot('status')} = 'closed'::ticket_status then coalesce(tickets.closed_at, ${slot('now')}) end,`;
