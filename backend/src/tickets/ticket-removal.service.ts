import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { refusalOf } from './domain/ticket-policy.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import type { Ticket } from './dto/ticket.dto.js';
import { lockVisibleTicket } from './ticket-access.js';
import { recordEvents } from './ticket-history.js';
import { toTicket } from './ticket.mapper.js';
import { ticketSelect, type TicketRow } from './ticket.select.js';

/** Deleting is soft: a deleted ticket is absent for everyone but admins, who can restore it. */
@Injectable()
export class TicketRemovalService {
  constructor(private readonly prisma: PrismaService) {}

  async delete(actor: Actor, id: number, ifMatch: Precondition | null): Promise<void> {
    await this.prisma.$transaction((tx) => this.setDeleted(tx, actor, id, ifMatch, true));
  }

  async restore(actor: Actor, id: number, ifMatch: Precondition | null): Promise<Ticket> {
    const row = await this.prisma.$transaction((tx) => this.setDeleted(tx, actor, id, ifMatch, false));
    return toTicket(actor, row);
  }

  private async setDeleted(
    tx: Prisma.TransactionClient,
    actor: Actor,
    id: number,
    ifMatch: Precondition | null,
    deleted: boolean,
  ): Promise<TicketRow> {
    const ticket = await lockVisibleTicket(tx, actor, id);
    if (!ticket) throw new NotFoundError('ticket');
    refuseInOrder(actor, ticket.status, [refusalOf(actor, deleted ? 'delete' : 'restore', ticket)], () => {
      requireMatch(ifMatch, ticket.version);
    });
    const now = new Date();
    await recordEvents(tx, actor, { ticketId: ticket.id, now, type: deleted ? 'deleted' : 'restored' });
    return tx.ticket.update({
      where: { id: ticket.id },
      data: { deletedAt: deleted ? now : null, updatedAt: now, version: { increment: 1 } },
      select: ticketSelect,
    });
  }
}
