import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { type Actor, isStaff } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import { ForbiddenError, NotFoundError } from '../shared/errors/domain-error.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { changeRefusals, changesOf, changesTo, columnsFor } from './domain/ticket-changes.js';
import type { Rules } from './domain/ticket-states.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { CreateTicket } from './dto/create-ticket.dto.js';
import type { Ticket } from './dto/ticket.dto.js';
import type { UpdateTicket } from './dto/update-ticket.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { historyValues } from './ticket-history.js';
import { requireActive, requireAssignable } from './ticket-people.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { scopeShape } from './ticket-visibility.sql.js';
import { type Target, TicketWriterService } from './ticket-writer.service.js';
import { CREATED, insertTicket } from './ticket-writes.sql.js';

@Injectable()
export class TicketsService {
  constructor(
    private readonly statements: Statements,
    private readonly idempotency: IdempotencyService,
    private readonly reader: TicketReaderService,
    private readonly writer: TicketWriterService,
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

  update(actor: Actor, id: number, wanted: UpdateTicket, ifMatch: Precondition | null): Promise<Ticket> {
    const { assigneeId } = wanted;
    const attempt = (target: Target) => this.updateAsWanted(actor, target, wanted, ifMatch);
    return this.writer.write(actor, id, attempt, {
      refuse: async (db) => {
        // Employees may assign nobody, so they are not told whom one could assign.
        if (assigneeId && isStaff(actor)) await requireAssignable(db, assigneeId);
      },
    });
  }

  private async file(db: Kysely<DB>, actor: Actor, input: CreateTicket): Promise<TicketRow> {
    const { requesterId = actor.id, assigneeId, title, description, priority } = input;
    const scope = visibleTo(actor);
    const involved = { requester: requesterId !== actor.id, assignee: assigneeId !== undefined };
    const fields = { title, description, priority, requesterId, assigneeId };
    const ticket = await this.statements.row(
      `file ${scopeShape(scope)} ${JSON.stringify(involved)}`,
      (builder) => insertTicket(builder, scope, involved),
      { ...fields, ...historyValues(actor, new Date(), CREATED) },
      { on: db },
    );
    if (ticket) return ticket;
    if (assigneeId !== undefined) await requireAssignable(db, assigneeId);
    await requireActive(db, requesterId);
    throw new Error('A ticket was refused for people who may have it');
  }

  private async updateAsWanted(
    actor: Actor,
    target: Target,
    wanted: UpdateTicket,
    ifMatch: Precondition | null,
  ): Promise<Ticket | null> {
    const { ticket, db } = target;
    const changes = ticket ? changesOf(ticket, wanted) : changesTo(wanted);
    const assignee = changes.find(({ field }) => field === 'assigneeId')?.to;
    // A ticket keeps an assignee who has left: sending the same one again changes nothing and is no mistake.
    if (ticket && assignee && isStaff(actor)) await requireAssignable(db, assignee);
    const rules: Rules = (state) => changeRefusals(actor, state, changes);
    const conditions = this.writer.conditions(actor, target, rules, ifMatch);
    if (changes.length === 0) return ticket && this.answers.ticket(actor, ticket, db);
    const now = new Date();
    const changed = await this.writer.change(actor, target, { ...conditions, columns: columnsFor(changes, now), now });
    return changed && this.answers.ticket(actor, changed, db);
  }
}
