import type { Role } from '../database/generated/enums.js';

/** Who acts: the first argument of every service method. Read afresh for every request. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  /** The session the request came through; null for jobs, importers and seeds. */
  readonly sessionId: string | null;
}

export const isStaff = (actor: Pick<Actor, 'role'>): boolean => actor.role !== 'employee';
