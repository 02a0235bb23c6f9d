import type { Actor } from '../auth/actor.js';
import { allowanceOf } from './domain/ticket-policy.js';
import { commentCountIn, visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import type { Ticket, TicketSummary } from './dto/ticket.dto.js';
import type { UserRef } from './dto/user-ref.dto.js';
import type { CommentRow, EventRow, TicketRow } from './ticket.select.js';

/** A ticket as this reader may see it in a list. */
export function toSummary(actor: Actor, row: Omit<TicketRow, 'description'>): TicketSummary {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    priority: row.priority,
    requester: row.requester,
    assignee: row.assignee,
    commentCount: commentCountIn(visibleTo(actor), row),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    closedAt: row.closedAt,
    ...(actor.role === 'admin' && { deletedAt: row.deletedAt }),
    version: row.version,
  };
}

export function toTicket(actor: Actor, row: TicketRow): Ticket {
  return { ...toSummary(actor, row), description: row.description, allowed: allowanceOf(actor, row) };
}

export function toComment({ id, author, body, internal, createdAt, editedAt }: CommentRow): Comment {
  return { id, author, body, internal, createdAt, editedAt };
}

/** @param people everybody the values of `assigneeId` events name. */
export function toEvent(row: EventRow, people: ReadonlyMap<string, UserRef>): TicketEvent {
  const shown = (value: string | null) =>
    row.field === 'assigneeId' && value !== null ? (people.get(value) ?? null) : value;
  const { id, type, actor, field, fromValue, toValue, createdAt } = row;
  return { id, type, actor, field, from: shown(fromValue), to: shown(toValue), createdAt };
}
