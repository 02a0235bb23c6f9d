import { type Actor, isStaff } from '../../auth/actor.js';
import { ForbiddenError } from '../../shared/errors/domain-error.js';

/**
 * What somebody can see: THE visibility rule as a value. It is rendered once, in
 * ticket-visibility.sql.ts, and composed into every read and into the load
 * before every write.
 */
export interface TicketScope {
  /** Only the tickets of this person; null for everybody's. */
  readonly requesterId: string | null;
  readonly deleted: 'hidden' | 'shown' | 'only';
  /** Internal notes as well. Where false they leave no trace. */
  readonly notes: boolean;
  /** Whether a deleted ticket says so: `deletedAt` is for those who could restore it. */
  readonly deletionTimes: boolean;
}

export function visibleTo(actor: Actor): TicketScope {
  return {
    requesterId: isStaff(actor) ? null : actor.id,
    deleted: actor.role === 'admin' ? 'shown' : 'hidden',
    notes: isStaff(actor),
    deletionTimes: actor.role === 'admin',
  };
}

export const mayList = (actor: Actor, { deleted = false }: { deleted?: boolean }): boolean =>
  !deleted || actor.role === 'admin';

/** Lists show deleted tickets only when asked for them, and then nothing else. */
export function listedFor(actor: Actor, { deleted }: { deleted: boolean }): TicketScope {
  if (!mayList(actor, { deleted })) throw new ForbiddenError('forbidden', 'Only admins list deleted tickets.');
  return { ...visibleTo(actor), deleted: deleted ? 'only' : 'hidden' };
}
