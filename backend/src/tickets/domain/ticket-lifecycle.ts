import { type Actor, isStaff } from '../../auth/actor.js';
import { TicketStatus } from '../../database/generated/enums.js';

/** The transition table: from, to, and who may take it. `anyone` is anyone who may see the ticket. */
const TRANSITIONS: Record<TicketStatus, Partial<Record<TicketStatus, 'anyone' | 'staff'>>> = {
  open: { in_progress: 'staff', closed: 'anyone' },
  in_progress: { open: 'staff', closed: 'anyone' },
  closed: { open: 'anyone' },
};

const STATUSES = Object.values(TicketStatus);

/** The statuses this person may give a ticket that now has the status `from`, without `from` itself. */
export function statusesAfter(actor: Actor, from: TicketStatus): TicketStatus[] {
  return STATUSES.filter((to) => mayTake(actor, from, to));
}

/**
 * Why a change of status is refused, or null. `forbidden`: others might, this
 * person may not. `transition_refused`: the table has no such step for anybody.
 */
export function transitionRefusal(
  actor: Actor,
  from: TicketStatus,
  to: TicketStatus,
): 'forbidden' | 'transition_refused' | null {
  if (mayTake(actor, from, to)) return null;
  const isForOthers = TRANSITIONS[from][to] !== undefined;
  const isNeverTheirs = !STATUSES.some((any) => mayTake(actor, any, to));
  return isForOthers || isNeverTheirs ? 'forbidden' : 'transition_refused';
}

function mayTake(actor: Actor, from: TicketStatus, to: TicketStatus): boolean {
  const who = TRANSITIONS[from][to];
  return who === 'anyone' || (who === 'staff' && isStaff(actor));
}
