import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { TicketEventType } from '../database/generated/enums.js';
import { slot, type Values } from '../database/statements.js';
import type { Change } from './domain/ticket-changes.js';

/** What happened to one ticket. */
export interface Happening {
  readonly ticketId: number;
  /** What happened besides changes of fields; it comes first. */
  readonly type?: Exclude<TicketEventType, 'changed'>;
  readonly changes?: readonly Change[];
}

interface Event {
  id: string;
  ticket: number;
  type: TicketEventType;
  field?: string;
  from?: string | null;
  to?: string | null;
}

/**
 * Appends to the history, as part of the statement that makes it happen: only for tickets that
 * `tickets`, a query with the columns `id` and `updated_at`, really wrote, and at that time.
 */
export const insertEvents = (tickets: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ticket_events (id, ticket_id, actor_id, type, field, from_value, to_value, created_at)
  select event.id, written.id, ${slot('actor')}::uuid, event.type, event.field, event."from", event."to", written.updated_at
  from json_to_recordset(${slot('events')}::json)
    as event (id uuid, ticket int, type ticket_event_type, field text, "from" text, "to" text)
  join ${tickets} as written on event.ticket = written.id`;

/**
 * When a ticket changes: now, but after all that happened to it before. Whoever writes took the time before
 * waiting for the other's write to end, and history is read in the order of its times.
 */
export const MOMENT = sql`greatest(${slot('now')}::timestamptz, tickets.updated_at + interval '1 millisecond')`;

/** Version 7 ids keep the events of one moment in order. */
export function eventValues(actor: Actor, now: Date, happenings: readonly Happening[]): Values {
  const events = happenings.flatMap(({ ticketId, type, changes = [] }): Event[] => [
    ...(type ? [{ id: uuidv7(), ticket: ticketId, type }] : []),
    ...changes.map(({ field, from, to }) => ({
      id: uuidv7(),
      ticket: ticketId,
      type: 'changed' as const,
      field,
      from,
      to,
    })),
  ]);
  return { actor: actor.id, now, events: JSON.stringify(events) };
}
