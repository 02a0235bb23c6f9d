import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import type { Statements } from '../database/statements.js';
import type { JsonText } from '../shared/http/json-text.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { Ticket } from './dto/ticket.dto.js';
import type { TicketState } from './ticket-access.js';
import { eventValues, type Happening } from './ticket-history.js';
import { scopeShape } from './ticket-visibility.sql.js';
import { updateTicket, type WrittenColumns } from './ticket-writes.sql.js';
import { ticketText } from './ticket.json.js';

interface AcceptedChange extends Omit<Happening, 'ticketId'> {
  readonly columns: WrittenColumns;
  readonly now: Date;
}

/** Writes what the rules accepted for the ticket as it was judged; null when it is no longer so. */
export async function changeTicket(
  statements: Statements,
  actor: Actor,
  { id, version }: Pick<TicketState, 'id' | 'version'>,
  { columns, now, ...happening }: AcceptedChange,
  on: Kysely<DB>,
): Promise<JsonText<Ticket> | null> {
  const scope = visibleTo(actor);
  const names = Object.keys(columns) as (keyof WrittenColumns)[];
  const ticket = await statements.row(
    `change ${scopeShape(scope)} ${names.join(' ')}`,
    (db) => updateTicket(db, scope, names),
    { ...columns, id, version, ...eventValues(actor, now, [{ ticketId: id, ...happening }]) },
    { on },
  );
  return ticket && ticketText(actor, ticket);
}
