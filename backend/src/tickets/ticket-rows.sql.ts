import { type RawBuilder, sql } from 'kysely';
import type { TicketPriority, TicketStatus } from '../database/generated/enums.js';
import type { TicketScope } from './domain/ticket-visibility.js';

/** What is read of a ticket wherever it stands among others: its people by their ids, its times as PostgreSQL's text. */
export interface ListedRow {
  readonly id: number;
  readonly title: string;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly requesterId: string;
  readonly assigneeId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
}

/** A ticket of a list. */
export interface SummaryRow extends ListedRow {
  /** Of the comments that its reader may read. */
  readonly commentCount: number;
  readonly deletedAt: string | null;
  readonly version: number;
}

/** A whole ticket. */
export interface TicketRow extends SummaryRow {
  readonly description: string;
}

/** The columns of a ListedRow, read from `ticket`. */
export const LISTED_COLUMNS = sql`
  ticket.id, ticket.title, ticket.status, ticket.priority, ticket.requester_id, ticket.assignee_id,
  ticket.created_at::text, ticket.updated_at::text, ticket.closed_at::text`;

/** The columns of a SummaryRow, read from `ticket`. */
export const summaryColumns = ({ notes }: TicketScope): RawBuilder<unknown> => sql`
  ${LISTED_COLUMNS}, ticket.public_comment_count ${notes ? sql`+ ticket.internal_note_count` : sql``} as comment_count,
  ticket.deleted_at::text, ticket.version`;

/** The columns of a TicketRow, read from `ticket`. */
export const ticketColumns = (scope: TicketScope): RawBuilder<unknown> => sql`
  ${summaryColumns(scope)}, ticket.description`;
