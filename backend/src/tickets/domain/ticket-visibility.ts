import { type Actor, isStaff } from '../../auth/actor.js';
import type { Prisma } from '../../database/generated/prisma/client.js';
import { ForbiddenError } from '../../shared/errors/domain-error.js';

/**
 * What somebody can see: THE visibility rule as a value. It is rendered below
 * for Prisma and in ticket-finder.sql.ts for typed SQL, and composed into every
 * read and into the load before every write.
 */
export interface TicketScope {
  /** Only the tickets of this person; null for everybody's. */
  readonly requesterId: string | null;
  readonly deleted: 'hidden' | 'shown' | 'only';
  /** Internal notes as well. Where false they leave no trace. */
  readonly notes: boolean;
}

export function visibleTo(actor: Actor): TicketScope {
  return {
    requesterId: isStaff(actor) ? null : actor.id,
    deleted: actor.role === 'admin' ? 'shown' : 'hidden',
    notes: isStaff(actor),
  };
}

/** Lists show deleted tickets only when asked for them, and then nothing else. */
export function listedFor(actor: Actor, { deleted }: { deleted: boolean }): TicketScope {
  if (deleted && actor.role !== 'admin') throw new ForbiddenError('forbidden', 'Only admins list deleted tickets.');
  return { ...visibleTo(actor), deleted: deleted ? 'only' : 'hidden' };
}

export function whereTicket({ requesterId, deleted }: TicketScope): Prisma.TicketWhereInput {
  return {
    ...(requesterId !== null && { requesterId }),
    ...(deleted !== 'shown' && { deletedAt: deleted === 'only' ? { not: null } : null }),
  };
}

export const whereComment = ({ notes }: TicketScope): Prisma.CommentWhereInput => (notes ? {} : { internal: false });

/** The number of comments that can be read. */
export function commentCountIn(
  { notes }: TicketScope,
  counts: { publicCommentCount: number; internalNoteCount: number },
): number {
  return counts.publicCommentCount + (notes ? counts.internalNoteCount : 0);
}
