import type { Actor } from '../../auth/actor.js';
import type { Role, TicketStatus } from '../../database/generated/enums.js';
import { statusesAfter } from './ticket-lifecycle.js';

export const TICKET_ACTIONS = ['edit', 'assign', 'comment', 'note', 'delete', 'restore'] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** Why something is refused: `forbidden` is this person's limit, the others are the ticket's state. */
export type Refusal =
  'forbidden' | 'ticket_closed' | 'ticket_not_open' | 'ticket_deleted' | 'ticket_not_deleted' | 'transition_refused';

/** What the policy needs to know of a ticket the actor can see: an employee's is always their own. */
export interface TicketFacts {
  readonly status: TicketStatus;
  /** Null while it is not deleted; nobody asks for more. */
  readonly deletedAt: unknown;
}

const EVERYONE: readonly Role[] = ['employee', 'agent', 'admin'];
const STAFF: readonly Role[] = ['agent', 'admin'];

const WHO: Record<TicketAction, readonly Role[]> = {
  edit: EVERYONE,
  assign: STAFF,
  comment: EVERYONE,
  note: STAFF,
  delete: ['employee', 'admin'],
  restore: ['admin'],
};

/** Why this person may not do this to a ticket they can see; null when they may. */
export function refusalOf(actor: Actor, action: TicketAction, ticket: TicketFacts): Refusal | null {
  if (!WHO[action].includes(actor.role)) return 'forbidden';
  if (action === 'restore') return ticket.deletedAt ? null : 'ticket_not_deleted';
  if (ticket.deletedAt) return 'ticket_deleted';
  if (actor.role !== 'employee') return null;
  if (action === 'edit' && ticket.status === 'closed') return 'ticket_closed';
  return action === 'delete' && ticket.status !== 'open' ? 'ticket_not_open' : null;
}

/** A comment is its author's and the admins' to edit and delete. */
export function commentRefusalOf(actor: Actor, comment: { authorId: string }, ticket: TicketFacts): Refusal | null {
  if (comment.authorId !== actor.id && actor.role !== 'admin') return 'forbidden';
  return ticket.deletedAt ? 'ticket_deleted' : null;
}

/** The `allowed` of a ticket: the same rules as refuse, asked beforehand. */
export function allowanceOf(actor: Actor, ticket: TicketFacts): { statuses: TicketStatus[]; actions: TicketAction[] } {
  return {
    statuses: ticket.deletedAt ? [] : statusesAfter(actor, ticket.status),
    actions: TICKET_ACTIONS.filter((action) => refusalOf(actor, action, ticket) === null),
  };
}
