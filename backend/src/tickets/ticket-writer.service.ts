import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { matchingVersions, type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { CHANGEABLE_FIELDS } from './domain/ticket-changes.js';
import { ticketNumber } from './domain/ticket-number.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import { isAllowed, type Rules, statesWhere } from './domain/ticket-states.js';
import { visibleTo } from './domain/ticket-visibility.js';
import { type Happening, historyValues } from './ticket-history.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';
import { updateTicket, type WrittenColumns } from './ticket-writes.sql.js';

/** A ticket that is to be written, and where. */
export interface Target {
  readonly id: number;
  /** Null: nobody has looked at it, and the statement that writes finds out whether it may. */
  readonly ticket: TicketRow | null;
  /** In a transaction a ticket that was read is locked. */
  readonly db: Kysely<DB>;
}

/** Writes on the conditions that it was told; null when they do not hold. */
export type Attempt<Result> = (target: Target) => Promise<Result | null>;

interface Circumstances {
  /** A transaction that is open already. */
  readonly db?: Kysely<DB>;
  /** Throws what is said before that the ticket is absent. */
  readonly refuse?: (db: Kysely<DB>) => Promise<void>;
}

/** On which conditions a ticket may be written. */
export interface Conditions {
  /** As `statesWhere` names them. */
  readonly states: readonly string[];
  /** Null: any. */
  readonly versions: readonly number[] | null;
}

interface AcceptedChange extends Conditions {
  readonly columns: WrittenColumns;
  readonly now: Date;
  readonly type?: Happening['type'];
}

/** The one way to change a ticket: on conditions, which the rules make, and with its history. */
@Injectable()
export class TicketWriterService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly reader: TicketReaderService,
  ) {}

  /**
   * Tries without having read the ticket, as nearly always is enough; then with the ticket as it is, so that there is
   * something to refuse or to answer with; and when somebody was faster, with the ticket locked.
   * @throws NotFoundError, or what the rules refuse.
   */
  async write<Result>(
    actor: Actor,
    id: number,
    attempt: Attempt<Result>,
    { db = this.db, refuse }: Circumstances = {},
  ): Promise<Result> {
    const asItIs = async (on: Kysely<DB>): Promise<Result | null> => {
      const ticket = await this.reader.one(actor, id, on);
      if (ticket) return attempt({ id: ticket.id, ticket, db: on });
      await refuse?.(on);
      throw new NotFoundError('ticket');
    };
    const locked = async (tx: Kysely<DB>): Promise<Result> => {
      const written = await asItIs(tx);
      if (!written) throw new Error(`Ticket ${id} changed while it was locked`);
      return written;
    };
    const unread = await attempt({ id: ticketNumber(id), ticket: null, db });
    if (unread) return unread;
    if (db.isTransaction) return locked(db);
    return (await asItIs(db)) ?? this.db.transaction().execute(locked);
  }

  /** @throws what the rules refuse for a ticket that was read, or that it is in another version. */
  conditions(actor: Actor, { ticket }: Target, rules: Rules, ifMatch: Precondition | null): Conditions {
    if (ticket) refuseInOrder(actor, ticket.status, rules(ticket), () => requireMatch(ifMatch, ticket.version));
    return {
      states: statesWhere(actor, (state) => isAllowed(rules, state)),
      versions: ticket ? [ticket.version] : matchingVersions(ifMatch),
    };
  }

  /** Null when the ticket does not meet the conditions, or is out of sight. */
  async change(
    actor: Actor,
    { id, db }: Target,
    { columns, now, type, states, versions }: AcceptedChange,
  ): Promise<TicketRow | null> {
    if (states.length === 0) return null;
    const scope = visibleTo(actor);
    const happening = { type, fields: CHANGEABLE_FIELDS.filter((field) => columns[field] !== undefined) };
    const update = {
      columns: Object.keys(columns) as (keyof WrittenColumns)[],
      happening,
      assigns: typeof columns.assigneeId === 'string',
    };
    const values = { ...columns, id, states, versions, ...scopeValues(scope), ...historyValues(actor, now, happening) };
    return this.statements.row(
      `change ${scopeShape(scope)} ${JSON.stringify(update)}`,
      (builder) => updateTicket(builder, scope, update),
      values,
      { on: db },
    );
  }
}
