import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, isStaff } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import { ForbiddenError, NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { changeRefusals, changesOf, columnsFor } from './domain/ticket-changes.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { CreateTicket } from './dto/create-ticket.dto.js';
import type { Ticket } from './dto/ticket.dto.js';
import type { UpdateTicket } from './dto/update-ticket.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { changeTicket } from './ticket-change.js';
import { requireActive, requireAssignable } from './ticket-people.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { scopeShape } from './ticket-visibility.sql.js';
import { insertTicket } from './ticket-writes.sql.js';

@Injectable()
export class TicketsService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly idempotency: IdempotencyService,
    private readonly reader: TicketReaderService,
    private readonly answers: TicketAnswersService,
  ) {}

  async get(actor: Actor, id: number): Promise<Ticket> {
    const ticket = await this.reader.one(actor, id);
    if (!ticket) throw new NotFoundError('ticket');
    return this.answers.ticket(actor, ticket);
  }

  async create(actor: Actor, input: CreateTicket, retry: Retry | null): Promise<Answer> {
    const isForStaff = input.requesterId !== undefined || input.assigneeId !== undefined;
    if (isForStaff && !isStaff(actor)) {
      throw new ForbiddenError('forbidden', 'Only agents and admins assign tickets or file them for somebody else.');
    }
    return this.idempotency.once(actor, retry, async (db) => {
      const ticket = await this.file(db, actor, input);
      return created({ location: `/api/tickets/${ticket.id}`, body: await this.answers.ticket(actor, ticket, db) });
    });
  }

  /**
   * Judges the ticket as it is, and writes only if it still is so. When somebody was faster, or when an
   * assignee must be kept from leaving meanwhile, the ticket is locked before it is judged.
   */
  async update(actor: Actor, id: number, wanted: UpdateTicket, ifMatch: Precondition | null): Promise<Ticket> {
    const atOnce = wanted.assigneeId ? null : await this.updateIn(this.db, actor, id, wanted, ifMatch);
    if (atOnce) return atOnce;
    const locked = await this.db.transaction().execute((tx) => this.updateIn(tx, actor, id, wanted, ifMatch));
    if (!locked) throw new Error(`Ticket ${id} changed while it was locked`);
    return locked;
  }

  private async file(db: Kysely<DB>, actor: Actor, input: CreateTicket): Promise<TicketRow> {
    const { requesterId = actor.id, assigneeId, title, description, priority } = input;
    const scope = visibleTo(actor);
    const involved = { requester: requesterId !== actor.id, assignee: assigneeId !== undefined };
    const fields = { title, description, priority, requesterId, assigneeId };
    const ticket = await this.statements.row(
      `file ${scopeShape(scope)} ${JSON.stringify(involved)}`,
      (builder) => insertTicket(builder, scope, involved),
      { ...fields, actor: actor.id, event: uuidv7(), now: new Date() },
      { on: db },
    );
    if (ticket) return ticket;
    if (assigneeId !== undefined) await requireAssignable(db, assigneeId);
    await requireActive(db, requesterId);
    throw new Error('A ticket was refused for people who may have it');
  }

  /** Null when somebody else was faster. */
  private async updateIn(
    db: Kysely<DB>,
    actor: Actor,
    id: number,
    wanted: UpdateTicket,
    ifMatch: Precondition | null,
  ): Promise<Ticket | null> {
    const ticket = await this.reader.one(actor, id, db);
    const { assigneeId } = wanted;
    // Employees may assign nobody, so they are not told whom one could assign. A ticket keeps an
    // assignee who has left: sending the same one again changes nothing and is no mistake.
    if (isStaff(actor) && assigneeId && assigneeId !== ticket?.assigneeId) await requireAssignable(db, assigneeId);
    if (!ticket) throw new NotFoundError('ticket');
    const changes = changesOf(ticket, wanted);
    refuseInOrder(actor, ticket.status, changeRefusals(actor, ticket, changes), () => {
      requireMatch(ifMatch, ticket.version);
    });
    if (changes.length === 0) return this.answers.ticket(actor, ticket, db);
    const now = new Date();
    const happening = { changes, columns: columnsFor(changes, now), now };
    const changed = await changeTicket(this.statements, actor, ticket, happening, db);
    return changed && this.answers.ticket(actor, changed, db);
  }
}
