import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { WantedFields } from './domain/ticket-changes.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { fieldsBefore, type Happening, insertHistories, insertHistory, MOMENT } from './ticket-history.js';
import { MAY_BE_ASSIGNED, MAY_REQUEST } from './ticket-people.js';
import { ticketColumns, type TicketRow } from './ticket-rows.sql.js';
import { IN_ALLOWED_STATE } from './ticket-state.sql.js';
import { visible } from './ticket-visibility.sql.js';

/** What a new ticket tells its history. */
export const CREATED = { type: 'created' } as const;

/** The assignee, if tickets may be given to them; they are kept from leaving until the transaction ends. */
const FROM_ASSIGNABLE = sql`from users where id = ${slot('assigneeId')} and ${MAY_BE_ASSIGNED} for share`;

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
      ${assignee ? FROM_ASSIGNABLE : sql``}
    ), ticket as (
      insert into tickets (title, description, priority, requester_id, assignee_id, created_at, updated_at)
      select ${slot('title')}, ${slot('description')}, ${slot('priority')}::ticket_priority, requester.id,
        assignee.id, ${slot('now')}::timestamptz, ${slot('now')}::timestamptz
      from requester, assignee
      returning *
    ), history as (${insertHistory(CREATED)})
    select ${ticketColumns(scope)} from ticket`.compile(db);

/** The columns that a change may write; others follow from them. */
export type WrittenColumns = WantedFields & { readonly closedAt?: Date | null; readonly deletedAt?: Date | null };

export interface Update {
  readonly columns: readonly (keyof WrittenColumns)[];
  readonly happening: Happening;
  /** It is given to somebody, who must be such that tickets may be, and is kept from leaving meanwhile. */
  readonly assigns: boolean;
}

/**
 * Changes a ticket and tells its history, in one statement. No row when it is in another state or version than
 * it may be, when a field is already what it shall become, or when its reader does not see it.
 */
export function updateTicket(
  db: Kysely<DB>,
  scope: TicketScope,
  { columns, happening, assigns }: Update,
): CompiledQuery<TicketRow> {
  const { fields = [] } = happening;
  const conditions = [
    sql`tickets.id = ${slot('id')} and was.id = tickets.id and was.version = tickets.version`,
    sql`tickets.version = any (coalesce(${slot('versions')}::int[], array[tickets.version]))`,
    ...fields.map((field) => sql`${sql.ref(`tickets.${field}`)} is distinct from ${slot(field)}`),
    ...(assigns ? [sql`exists (select from assignee)`] : []),
    IN_ALLOWED_STATE,
    visible(scope),
  ];
  return sql<TicketRow>`
    with ${assigns ? sql`assignee as (select ${FROM_ASSIGNABLE}),` : sql``} ticket as (
      update tickets
      set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${slot(column)}`))},
          updated_at = ${MOMENT}, version = tickets.version + 1
      from tickets as was
      where ${sql.join(conditions, sql` and `)}
      returning ${sql.join([sql`tickets.*`, ...fieldsBefore(fields)])}
    ), history as (${insertHistory(happening)})
    select ${ticketColumns(scope)} from ticket`.compile(db);
}

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
    ), history as (${insertHistories(sql`ticket`)})
    select id, version from ticket`.compile(db);

/** A ticket that was closed before was not closed now. */
const CLOSED_AT_FOLLOWS = sql`
  closed_at = case when ${slot('status')} = 'closed'::ticket_status then coalesce(tickets.closed_at, ${slot('now')}) end,`;
