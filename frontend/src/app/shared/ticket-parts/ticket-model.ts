/** What the parts below show of a ticket: the generated model fits these by its shape. */
export type TicketStatus = 'open' | 'in_progress' | 'closed';
export type TicketPriority = 'low' | 'medium' | 'high';

/** The greatest number a ticket can have: PostgreSQL's integer. */
export const greatestTicketNumber = 2_147_483_647;

/** A person as tickets name them. */
export interface PersonRef {
  readonly id: string;
  readonly name: string;
  /** False for people who have left: their tickets keep them. */
  readonly active: boolean;
  /** Told apart by it in searches, where several people share a name. */
  readonly email?: string;
}

/** Agents and admins read the words of the trade, everybody else what a person would say. */
export type Audience = 'requester' | 'staff';

/** In the order in which they sort. */
export const ticketStatuses: readonly TicketStatus[] = ['open', 'in_progress', 'closed'];
export const ticketPriorities: readonly TicketPriority[] = ['low', 'medium', 'high'];
