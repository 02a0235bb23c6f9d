import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import { DomainError, NotFoundError } from '../shared/errors/domain-error.js';
import { visibleTo } from './domain/ticket-visibility.js';
import { eventValues, type Happening } from './ticket-history.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';
import { updateTicket, type WrittenColumns } from './ticket-writes.sql.js';

interface AcceptedChange extends Omit<Happening, 'ticketId'> {
  readonly columns: WrittenColumns;
  readonly now: Date;
}

/** A ticket that is to be judged, and where to write. */
export interface Judged {
  readonly ticket: TicketRow;
  /** In a transaction the ticket is locked. */
  readonly db: Kysely<DB>;
  /** Whether it was read for this request: only then may it be refused, or answered as it is. */
  readonly isFresh: boolean;
}

/** Judges a ticket by the rules and writes on the condition that it still is so; null when it is not. */
export type Attempt<Result> = (judged: Judged) => Promise<Result | null>;

type Refuse = (tx: Kysely<DB>) => Promise<void>;

/** The one way to change a ticket: judge first, then compare and set, with its history. */
@Injectable()
export class TicketWriterService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly reader: TicketReaderService,
  ) {}

  /**
   * Tries with the ticket as it was last seen, then as it is, and when somebody was faster again, with the ticket
   * locked. @param db a transaction that is open already: there the ticket is locked from the start.
   * @throws NotFoundError, or what the rules refuse.
   */
  async write<Result>(actor: Actor, id: number, attempt: Attempt<Result>, db: Kysely<DB> = this.db): Promise<Result> {
    if (db.isTransaction) return this.inTransaction(db, actor, id, attempt);
    const remembered = await this.fromMemory(id, attempt);
    return remembered ?? (await this.asItIs(db, actor, id, attempt)) ?? this.locked(actor, id, attempt);
  }

  /**
   * The same in a transaction of its own, for what takes more than one statement.
   * @param refuse throws what is said before that the ticket is absent.
   */
  locked<Result>(actor: Actor, id: number, attempt: Attempt<Result>, refuse?: Refuse): Promise<Result> {
    return this.db.transaction().execute((tx) => this.inTransaction(tx, actor, id, attempt, refuse));
  }

  /** Writes what the rules accepted; null when the ticket is no longer as it was judged, or out of sight. */
  async change(
    actor: Actor,
    { ticket: { id, version }, db }: Judged,
    { columns, now, ...happening }: AcceptedChange,
  ): Promise<TicketRow | null> {
    const scope = visibleTo(actor);
    const names = Object.keys(columns) as (keyof WrittenColumns)[];
    const changed = await this.statements.row(
      `change ${scopeShape(scope)} ${names.join(' ')}`,
      (builder) => updateTicket(builder, scope, names),
      { ...columns, id, version, ...scopeValues(scope), ...eventValues(actor, now, [{ ticketId: id, ...happening }]) },
      { on: db },
    );
    if (changed && !db.isTransaction) this.reader.remember(changed);
    return changed;
  }

  /** A refusal may be out of date: it is given by the next attempt, or not. */
  private async fromMemory<Result>(id: number, attempt: Attempt<Result>): Promise<Result | null> {
    const ticket = this.reader.lastSeen(id);
    if (!ticket) return null;
    try {
      return await attempt({ ticket, db: this.db, isFresh: false });
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async asItIs<Result>(
    db: Kysely<DB>,
    actor: Actor,
    id: number,
    attempt: Attempt<Result>,
    refuse?: Refuse,
  ): Promise<Result | null> {
    const ticket = await this.reader.one(actor, id, db);
    if (!ticket) await refuse?.(db);
    if (!ticket) throw new NotFoundError('ticket');
    return attempt({ ticket, db, isFresh: true });
  }

  private async inTransaction<Result>(
    tx: Kysely<DB>,
    actor: Actor,
    id: number,
    attempt: Attempt<Result>,
    refuse?: Refuse,
  ): Promise<Result> {
    const written = await this.asItIs(tx, actor, id, attempt, refuse);
    if (!written) throw new Error(`Ticket ${id} changed while it was locked`);
    return written;
  }
}
