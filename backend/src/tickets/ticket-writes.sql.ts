import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import type { TicketState } from './ticket-access.js';
import { insertEvents, MOMENT } from './ticket-history.js';
import { selectWritten, type WrittenTicket } from './ticket.json.js';

/** Files a ticket, begins its history and tells it, in one statement. */
export const insertTicket = (db: Kysely<DB>, scope: TicketScope): CompiledQuery<WrittenTicket> =>
  sql<WrittenTicket>`
    with ticket as (
      insert into tickets (title, description, priority, requester_id, assignee_id, created_at, updated_at)
      values (${slot('title')}, ${slot('description')}, ${slot('priority')}, ${slot('requesterId')},
        ${slot('assigneeId')}, ${slot('now')}, ${slot('now')})
      returning *
    ), history as (
      insert into ticket_events (id, ticket_id, actor_id, type, created_at)
      select ${slot('event')}::uuid, id, ${slot('actor')}::uuid, 'created', ${slot('now')} from ticket
    ) ${selectWritten(sql`ticket`, scope)}`.compile(db);

/** The columns that a change may write; others follow from them. */
export type WrittenColumns = Partial<
  Pick<TicketState, 'title' | 'description' | 'status' | 'priority' | 'assigneeId' | 'closedAt' | 'deletedAt'>
>;

/**
 * Changes a ticket that is still in the version that was judged, and its history with it: compare and
 * set. No row when it is not.
 */
export const updateTicket = (
  db: Kysely<DB>,
  scope: TicketScope,
  columns: readonly (keyof WrittenColumns)[],
): CompiledQuery<WrittenTicket> =>
  sql<WrittenTicket>`
    with ticket as (
      update tickets
      set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${slot(column)}`))},
          updated_at = ${MOMENT}, version = version + 1
      where id = ${slot('id')} and version = ${slot('version')}
      returning *
    ), history as (${insertEvents(sql`ticket`)})
    ${selectWritten(sql`ticket`, scope)}`.compile(db);

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
