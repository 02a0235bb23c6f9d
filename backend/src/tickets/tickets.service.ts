import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
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
import { lockVisibleTicket } from './ticket-access.js';
import { TicketFinderService } from './ticket-finder.service.js';
import { recordEvents } from './ticket-history.js';
import { toTicket } from './ticket.mapper.js';
import { requireActive, requireAssignable } from './ticket-people.js';
import { ticketSelect } from './ticket.select.js';

@Injectable()
export class TicketsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly idempotency: IdempotencyService,
    private readonly finder: TicketFinderService,
  ) {}

  async get(actor: Actor, id: number): Promise<Ticket> {
    const row = await this.finder.one(visibleTo(actor), id);
    if (!row) throw new NotFoundError('ticket');
    return toTicket(actor, row);
  }

  async create(actor: Actor, input: CreateTicket, retry: Retry | null): Promise<Answer> {
    const { requesterId = actor.id, assigneeId, ...fields } = input;
    const isForStaff = input.requesterId !== undefined || assigneeId !== undefined;
    if (isForStaff && !isStaff(actor)) {
      throw new ForbiddenError('forbidden', 'Only agents and admins assign tickets or file them for somebody else.');
    }
    return this.idempotency.once(actor, retry, async (tx) => {
      if (assigneeId !== undefined) await requireAssignable(tx, assigneeId);
      if (requesterId !== actor.id) await requireActive(tx, requesterId);
      const now = new Date();
      const row = await tx.ticket.create({
        data: { ...fields, requesterId, assigneeId, createdAt: now, updatedAt: now },
        select: ticketSelect,
      });
      await recordEvents(tx, actor, { ticketId: row.id, now, type: 'created' });
      return created({ location: `/api/tickets/${row.id}`, body: toTicket(actor, row) });
    });
  }

  update(actor: Actor, id: number, wanted: UpdateTicket, ifMatch: Precondition | null): Promise<Ticket> {
    return this.prisma.$transaction((tx) => this.updateIn(tx, actor, id, wanted, ifMatch));
  }

  private async updateIn(
    tx: Prisma.TransactionClient,
    actor: Actor,
    id: number,
    wanted: UpdateTicket,
    ifMatch: Precondition | null,
  ): Promise<Ticket> {
    const ticket = await lockVisibleTicket(tx, actor, id);
    const { assigneeId } = wanted;
    // Employees may assign nobody, so they are not told whom one could assign. A ticket keeps an
    // assignee who has left: sending the same one again changes nothing and is no mistake.
    if (isStaff(actor) && assigneeId && assigneeId !== ticket?.assigneeId) await requireAssignable(tx, assigneeId);
    if (!ticket) throw new NotFoundError('ticket');
    const changes = changesOf(ticket, wanted);
    refuseInOrder(actor, ticket.status, changeRefusals(actor, ticket, changes), () => {
      requireMatch(ifMatch, ticket.version);
    });
    if (changes.length === 0) return toTicket(actor, ticket);
    const now = new Date();
    const row = await tx.ticket.update({
      where: { id: ticket.id },
      data: { ...columnsFor(changes, now), updatedAt: now, version: { increment: 1 } },
      select: ticketSelect,
    });
    await recordEvents(tx, actor, { ticketId: ticket.id, now, changes });
    return toTicket(actor, row);
  }
}
