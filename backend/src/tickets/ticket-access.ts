import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { slot, type Statements } from '../database/statements.js';
import type { TicketFields } from './domain/ticket-changes.js';
import { ticketNumber } from './domain/ticket-number.js';
import { type TicketScope, visibleTo } from './domain/ticket-visibility.js';
import { scopeShape, scopeValues, visibleTickets } from './ticket-visibility.sql.js';

/** What the rules over a ticket and its changes look at. */
export interface TicketState extends TicketFields {
  readonly id: number;
  readonly requesterId: string;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** The ticket with this number, or null when it is absent or out of this person's sight. */
export async function visibleTicket(
  statements: Statements,
  actor: Actor,
  id: number,
  on?: Kysely<DB>,
): Promise<TicketState | null> {
  const [ticket] = await visibleStates(statements, actor, [id], on);
  return ticket ?? null;
}

/**
 * The tickets that this person sees. In a transaction nobody else changes them until it ends, and
 * comments wait, too; they are locked by number, so that two who want several never wait for each other.
 */
export function visibleStates(
  statements: Statements,
  actor: Actor,
  ids: readonly number[],
  on?: Kysely<DB>,
): Promise<TicketState[]> {
  const scope = visibleTo(actor);
  const locked = on?.isTransaction === true;
  return statements.rows(
    `states ${scopeShape(scope)} ${String(locked)}`,
    (db) => selectStates(db, scope, locked),
    { ids: ids.map(ticketNumber), ...scopeValues(scope) },
    on ? { on } : {},
  );
}

function selectStates(db: Kysely<DB>, scope: TicketScope, locked: boolean): CompiledQuery<TicketState> {
  return db
    .selectFrom('tickets')
    .select(['id', 'title', 'description', 'status', 'priority', 'requesterId', 'assigneeId', 'version'])
    .select(['closedAt', 'deletedAt'])
    .where((eb) => eb.and([sql<boolean>`tickets.id = any (${slot('ids')}::int[])`, ...visibleTickets(eb, scope)]))
    .orderBy('id')
    .$if(locked, (query) => query.forNoKeyUpdate())
    .compile();
}
