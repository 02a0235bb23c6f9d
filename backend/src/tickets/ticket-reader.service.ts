import { Injectable } from '@nestjs/common';
import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { SharedReads } from '../database/shared-reads.js';
import { forAny, slot, Statements } from '../database/statements.js';
import { ticketNumber } from './domain/ticket-number.js';
import { type TicketScope, visibleTo } from './domain/ticket-visibility.js';
import { ticketColumns, type TicketRow } from './ticket-rows.sql.js';
import { scopeKey, scopeShape, scopeValues, visibleTickets } from './ticket-visibility.sql.js';

/** Reads tickets by their numbers: every answer and every write begins here. */
@Injectable()
export class TicketReaderService {
  private readonly shared = new SharedReads<number, TicketRow | null>(100);

  constructor(private readonly statements: Statements) {}

  /**
   * The ticket with this number, or null when it is absent or out of this person's sight. Those asked for at
   * the same moment come in one statement; in a transaction it is locked, see `several`.
   */
  async one(actor: Actor, id: number, on?: Kysely<DB>): Promise<TicketRow | null> {
    if (on?.isTransaction) return (await this.several(actor, [id], on))[0] ?? null;
    const scope = visibleTo(actor);
    return this.shared.ask(scopeKey(scope), ticketNumber(id), (ids) => this.inOrder(scope, ids));
  }

  /**
   * The tickets that this person sees. Nobody else changes them until the transaction ends, and comments
   * wait, too; they are locked by number, so that two who want several never wait for each other.
   */
  several(actor: Actor, ids: readonly number[], tx: Kysely<DB>): Promise<TicketRow[]> {
    return this.read(visibleTo(actor), ids.map(ticketNumber), tx);
  }

  private read(scope: TicketScope, ids: readonly number[], tx?: Kysely<DB>): Promise<TicketRow[]> {
    const locked = tx !== undefined;
    return this.statements.rows(
      `tickets ${scopeShape(scope)} ${String(locked)}`,
      (db) => selectTickets(db, scope, locked),
      { ids: forAny(ids), ...scopeValues(scope) },
      { on: tx },
    );
  }

  private async inOrder(scope: TicketScope, ids: readonly number[]): Promise<(TicketRow | null)[]> {
    const rows = await this.read(scope, ids);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }
}

function selectTickets(db: Kysely<DB>, scope: TicketScope, locked: boolean): CompiledQuery<TicketRow> {
  const visible = db
    .selectFrom('tickets')
    .selectAll()
    .where((eb) => eb.and([sql<boolean>`tickets.id = any (${slot('ids')}::int[])`, ...visibleTickets(eb, scope)]))
    .orderBy('id')
    .$if(locked, (query) => query.forNoKeyUpdate());
  return sql<TicketRow>`select ${ticketColumns(scope)} from (${visible}) as ticket`.compile(db);
}
