import type { Prisma } from '../database/generated/prisma/client.js';

export const userRefSelect = { id: true, name: true, role: true, active: true } satisfies Prisma.UserSelect;

/** What a ticket's answer and the rules over it need. */
export const ticketSelect = {
  id: true,
  title: true,
  description: true,
  status: true,
  priority: true,
  requesterId: true,
  assigneeId: true,
  publicCommentCount: true,
  internalNoteCount: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  closedAt: true,
  deletedAt: true,
  requester: { select: userRefSelect },
  assignee: { select: userRefSelect },
} satisfies Prisma.TicketSelect;

export type TicketRow = Prisma.TicketGetPayload<{ select: typeof ticketSelect }>;

export const commentSelect = {
  id: true,
  body: true,
  internal: true,
  authorId: true,
  createdAt: true,
  editedAt: true,
  author: { select: userRefSelect },
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof commentSelect }>;

export const eventSelect = {
  id: true,
  type: true,
  field: true,
  fromValue: true,
  toValue: true,
  createdAt: true,
  actor: { select: userRefSelect },
} satisfies Prisma.TicketEventSelect;

export type EventRow = Prisma.TicketEventGetPayload<{ select: typeof eventSelect }>;
