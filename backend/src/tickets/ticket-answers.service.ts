import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { isoTime, isoTimeOrNull } from '../database/iso-time.js';
import type { CommentRow } from './comment.sql.js';
import type { EventRow } from './conversation.sql.js';
import { allowanceOf } from './domain/ticket-policy.js';
import { type TicketScope, visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import type { Ticket, TicketSummary } from './dto/ticket.dto.js';
import type { SummaryRow, TicketRow } from './ticket-rows.sql.js';
import { type UserRefs, UserRefsService } from './user-refs.service.js';

/** What is answered about tickets, made from rows: field by field, so that no column is told by accident. */
@Injectable()
export class TicketAnswersService {
  constructor(private readonly people: UserRefsService) {}

  /** @param on a transaction asks for the people on the connection that it has. */
  async ticket(actor: Actor, row: TicketRow, on?: Kysely<DB>): Promise<Ticket> {
    const people = await this.people.ofTickets([row], on);
    return {
      ...toSummary(row, people, visibleTo(actor)),
      description: row.description,
      allowed: allowanceOf(actor, row),
    };
  }

  async summaries(scope: TicketScope, rows: readonly SummaryRow[]): Promise<TicketSummary[]> {
    const people = await this.people.ofTickets(rows);
    return rows.map((row) => toSummary(row, people, scope));
  }

  async comment(row: CommentRow, on?: Kysely<DB>): Promise<Comment> {
    return toComment(row, await this.people.find([row.authorId], on));
  }

  async comments(rows: readonly CommentRow[]): Promise<Comment[]> {
    const people = await this.people.find(rows.map(({ authorId }) => authorId));
    return rows.map((row) => toComment(row, people));
  }

  async events(rows: readonly EventRow[]): Promise<TicketEvent[]> {
    const people = await this.people.find(
      rows.flatMap((row) => [row.actorId, ...(namesPeople(row) ? [row.from, row.to] : [])]),
    );
    return rows.map((row) => toEvent(row, people));
  }
}

const toSummary = (row: SummaryRow, people: UserRefs, { deletionTimes }: TicketScope): TicketSummary => ({
  id: row.id,
  title: row.title,
  status: row.status,
  priority: row.priority,
  requester: people.one(row.requesterId),
  assignee: people.oneOrNull(row.assigneeId),
  commentCount: row.commentCount,
  createdAt: isoTime(row.createdAt),
  updatedAt: isoTime(row.updatedAt),
  closedAt: isoTimeOrNull(row.closedAt),
  ...(deletionTimes && { deletedAt: isoTimeOrNull(row.deletedAt) }),
  version: row.version,
});

const toComment = (row: CommentRow, people: UserRefs): Comment => ({
  id: row.id,
  author: people.one(row.authorId),
  body: row.body,
  internal: row.internal,
  createdAt: isoTime(row.createdAt),
  editedAt: isoTimeOrNull(row.editedAt),
});

/** People are shown as UserRefs, everything else as the text it was. */
const namesPeople = ({ field }: EventRow): boolean => field === 'assigneeId';

function toEvent(row: EventRow, people: UserRefs): TicketEvent {
  const shown = (value: string | null) => (namesPeople(row) ? people.oneOrNull(value) : value);
  return {
    id: row.id,
    type: row.type,
    actor: people.one(row.actorId),
    field: row.field,
    from: shown(row.from),
    to: shown(row.to),
    createdAt: isoTime(row.createdAt),
  };
}
