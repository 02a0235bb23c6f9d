import type { Actor } from '../../auth/actor.js';
import type { TicketStatus } from '../../database/generated/enums.js';
import { ConflictError, ForbiddenError } from '../../shared/errors/domain-error.js';
import { statusesAfter } from './ticket-lifecycle.js';
import type { Refusal } from './ticket-policy.js';

const DETAILS: Record<Exclude<Refusal, 'forbidden'>, string> = {
  ticket_closed: 'A closed ticket cannot be edited. Reopen it first.',
  ticket_not_open: 'You can delete a ticket only while it is open.',
  ticket_deleted: 'This ticket is deleted. Restore it first.',
  ticket_not_deleted: 'This ticket is not deleted.',
  transition_refused: 'A ticket cannot go from its present status to that one. See allowed.',
};

/**
 * Throws the first refusal in the contract's order: 403, then whatever
 * `requireMatch` throws (412), then 409.
 */
export function refuseInOrder(
  actor: Actor,
  status: TicketStatus,
  refusals: readonly (Refusal | null)[],
  requireMatch: () => void = () => undefined,
): void {
  if (refusals.includes('forbidden')) throw new ForbiddenError('forbidden', 'You may not do this to this ticket.');
  requireMatch();
  const conflict = refusals.find((one) => one !== null && one !== 'forbidden');
  if (!conflict) return;
  const members = conflict === 'transition_refused' ? { allowed: statusesAfter(actor, status) } : {};
  throw new ConflictError(conflict, DETAILS[conflict], members);
}
