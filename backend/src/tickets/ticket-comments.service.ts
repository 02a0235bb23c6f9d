import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import { columnsFor, reopeningByComment } from './domain/ticket-changes.js';
import { commentRefusalOf, refusalOf } from './domain/ticket-policy.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import { visibleTo, whereComment } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { CreateComment, EditComment } from './dto/write-comment.dto.js';
import { OLDEST_FIRST, pageOfRows, whereAfter } from './oldest-first.js';
import { requireVisibleTicket, lockVisibleTicket } from './ticket-access.js';
import { recordEvents } from './ticket-history.js';
import { toComment } from './ticket.mapper.js';
import { commentSelect, type CommentRow, type TicketRow } from './ticket.select.js';

@Injectable()
export class TicketCommentsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly idempotency: IdempotencyService,
    private readonly cursors: CursorCodec,
  ) {}

  async list(actor: Actor, id: number, { cursor, limit }: PageQuery): Promise<Page<Comment>> {
    const scope = { list: 'comments', ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, scope);
    const ticket = await requireVisibleTicket(this.prisma, actor, id);
    const rows = await this.prisma.comment.findMany({
      where: { ticketId: ticket.id, ...whereComment(visibleTo(actor)), ...whereAfter(after) },
      orderBy: [...OLDEST_FIRST],
      take: limit + 1,
      select: commentSelect,
    });
    const page = pageOfRows(rows, limit, this.cursors, scope);
    return { ...page, items: page.items.map(toComment) };
  }

  async get(actor: Actor, id: number, commentId: string): Promise<Comment> {
    const ticket = await requireVisibleTicket(this.prisma, actor, id);
    return toComment(await this.readable(this.prisma, actor, ticket, commentId));
  }

  add(actor: Actor, id: number, { body, internal }: CreateComment, retry: Retry | null): Promise<Answer> {
    return this.idempotency.once(actor, retry, async (tx) => {
      const ticket = await lockVisibleTicket(tx, actor, id);
      if (!ticket) throw new NotFoundError('ticket');
      refuseInOrder(actor, ticket.status, [refusalOf(actor, internal ? 'note' : 'comment', ticket)]);
      const now = new Date();
      const comment = await tx.comment.create({
        data: { id: uuidv7(), ticketId: ticket.id, authorId: actor.id, body, internal, createdAt: now },
        select: commentSelect,
      });
      if (!internal) await this.answered(tx, actor, ticket, now);
      const location = `/api/tickets/${ticket.id}/comments/${comment.id}`;
      return created({ location, body: toComment(comment) });
    });
  }

  edit(actor: Actor, id: number, commentId: string, { body }: EditComment): Promise<Comment> {
    return this.prisma.$transaction(async (tx) => {
      const comment = await this.lockOwn(tx, actor, id, commentId);
      if (comment.body === body) return toComment(comment);
      const data = { body, editedAt: new Date() };
      return toComment(await tx.comment.update({ where: { id: comment.id }, data, select: commentSelect }));
    });
  }

  async delete(actor: Actor, id: number, commentId: string): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      const comment = await this.lockOwn(tx, actor, id, commentId);
      await tx.comment.delete({ where: { id: comment.id } });
    });
  }

  /** What a public comment does to its ticket; an internal note does nothing. */
  private async answered(tx: Prisma.TransactionClient, actor: Actor, ticket: TicketRow, now: Date): Promise<void> {
    const changes = reopeningByComment(actor, ticket);
    await tx.ticket.update({
      where: { id: ticket.id },
      data: { ...columnsFor(changes, now), updatedAt: now, version: { increment: changes.length > 0 ? 1 : 0 } },
      select: { id: true },
    });
    await recordEvents(tx, actor, { ticketId: ticket.id, now, type: 'commented', changes });
  }

  /** The ticket is locked first, as the triggers on comments do, so that two writers never wait for each other. */
  private async lockOwn(
    tx: Prisma.TransactionClient,
    actor: Actor,
    id: number,
    commentId: string,
  ): Promise<CommentRow> {
    const ticket = await lockVisibleTicket(tx, actor, id);
    if (!ticket) throw new NotFoundError('ticket');
    const comment = await this.readable(tx, actor, ticket, commentId);
    refuseInOrder(actor, ticket.status, [commentRefusalOf(actor, comment, ticket)]);
    return comment;
  }

  private async readable(
    db: Prisma.TransactionClient,
    actor: Actor,
    ticket: { id: number },
    commentId: string,
  ): Promise<CommentRow> {
    const where = { id: commentId, ticketId: ticket.id, ...whereComment(visibleTo(actor)) };
    const comment = await db.comment.findFirst({ where, select: commentSelect });
    if (!comment) throw new NotFoundError('comment');
    return comment;
  }
}
