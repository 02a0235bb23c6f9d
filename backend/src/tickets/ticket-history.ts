import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { TicketEventType } from '../database/generated/enums.js';
import { slot, type Values } from '../database/statements.js';
import type { Change, ChangeableField } from './domain/ticket-changes.js';

/** What happens to one ticket. */
export interface Happening {
  /** What happens besides changes of fields; it comes first. */
  readonly type?: Exclude<TicketEventType, 'changed'>;
  readonly fields?: readonly ChangeableField[];
}

const COLUMNS = sql`(id, ticket_id, actor_id, type, field, from_value, to_value, created_at)`;

/** What a field was before: the name of a column of `ticket`. */
const columnBefore = (field: ChangeableField) => `was_${field}`;

/** The columns `was_…` of a changed ticket, read from what it `was`. */
export const fieldsBefore = (fields: readonly ChangeableField[]): RawBuilder<unknown>[] =>
  fields.map((field) => sql`${sql.ref(`was.${field}`)} as ${sql.ref(columnBefore(field))}`);

/**
 * Appends to the history, as part of the statement that makes it happen: only for a `ticket` that was really
 * written, at its `updated_at`, and from what its fields were.
 */
export function insertHistory({ type, fields = [] }: Happening): RawBuilder<unknown> {
  const events = [
    ...(type ? [sql`(${slot(eventOf(type))}::uuid, ${sql.lit(type)}::ticket_event_type, null, null, null)`] : []),
    ...fields.map((field) => {
      const [from, to] = [sql.ref(`ticket.${columnBefore(field)}`), sql.ref(`ticket.${field}`)];
      return sql`(${slot(eventOf(field))}::uuid, 'changed'::ticket_event_type, ${sql.lit(field)}, ${from}::text, ${to}::text)`;
    }),
  ];
  return sql`
    insert into ticket_events ${COLUMNS}
    select event.id, ticket.id, ${slot('actor')}::uuid, event.type, event.field, event.was, event.now, ticket.updated_at
    from ticket cross join lateral (values ${sql.join(events)}) as event (id, type, field, was, now)`;
}

/** Version 7 ids keep the events of one moment in order. */
export const historyValues = (actor: Actor, now: Date, { type, fields = [] }: Happening): Values => ({
  actor: actor.id,
  now,
  ...Object.fromEntries([...(type ? [type] : []), ...fields].map((name) => [eventOf(name), uuidv7()])),
});

const eventOf = (name: TicketEventType | ChangeableField) => `event ${name}`;

/** The same for many tickets: `tickets`, a query with the columns `id` and `updated_at`, are those that were written. */
export const insertHistories = (tickets: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ticket_events ${COLUMNS}
  select event.id, written.id, ${slot('actor')}::uuid, 'changed', event.field, event."from", event."to", written.updated_at
  from json_to_recordset(${slot('events')}::json) as event (id uuid, ticket int, field text, "from" text, "to" text)
  join ${tickets} as written on event.ticket = written.id`;

export function historiesValues(
  actor: Actor,
  now: Date,
  changed: readonly { readonly id: number; readonly changes: readonly Change[] }[],
): Values {
  const events = changed.flatMap(({ id: ticket, changes }) =>
    changes.map(({ field, from, to }) => ({ id: uuidv7(), ticket, field, from, to })),
  );
  return { actor: actor.id, now, events: JSON.stringify(events) };
}

/**
 * When a ticket changes: now, but after all that happened to it before. Whoever writes took the time before
 * waiting for the other's write to end, and history is read in the order of its times.
 */
export const MOMENT = sql`greatest(${slot('now')}::timestamptz, tickets.updated_at + interval '1 millisecond')`;
