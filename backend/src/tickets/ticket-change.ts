import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import type { Statements } from '../database/statements.js';
import { visibleTo } from './domain/ticket-visibility.js';
import { eventValues, type Happening } from './ticket-history.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { scopeShape } from './ticket-visibility.sql.js';
import { updateTicket, type WrittenColumns } from './ticket-writes.sql.js';

interface AcceptedChange extends Omit<Happening, 'ticketId'> {
  readonly columns: WrittenColumns;
  readonly now: Date;
}

/** Writes what the rules accepted for the ticket as it was judged; null when it is no longer so. */
export function changeTicket(
  statements: Statements,
  actor: Actor,
  { id, version }: Pick<TicketRow, 'id' | 'version'>,
  { columns, now, ...happening }: AcceptedChange,
  on: Kysely<DB>,
): Promise<TicketRow | null> {
  const scope = visibleTo(actor);
  const names = Object.keys(columns) as (keyof WrittenColumns)[];
  return statements.row(
    `change ${scopeShape(scope)} ${names.join(' ')}`,
    (db) => updateTicket(db, scope, names),
    { ...columns, id, version, ...eventValues(actor, now, [{ ticketId: id, ...happening }]) },
    { on },
  );
}
