import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';

/** Columns of `users`: who works on tickets. */
export const MAY_BE_ASSIGNED = sql`active and role <> 'employee'`;

/** Columns of `users`: for whom tickets are filed. */
export const MAY_REQUEST = sql`active`;

/**
 * Refuses an assignee who is absent, inactive or an employee: all three alike,
 * so that nobody can probe for people. An accepted one cannot be deactivated
 * or demoted until the transaction ends.
 */
export async function requireAssignable(tx: Kysely<DB>, assigneeId: string, field = 'assigneeId'): Promise<void> {
  const { rows } = await sql`
    SELECT 1 FROM users WHERE id = ${assigneeId}::uuid AND ${MAY_BE_ASSIGNED} FOR SHARE`.execute(tx);
  if (rows.length > 0) return;
  throw InvalidInputError.at(field, 'not_assignable', 'This must be an active agent or admin.');
}

/** Refuses to file for somebody who is absent or inactive: both alike. */
export async function requireActive(db: Kysely<DB>, requesterId: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM users WHERE id = ${requesterId}::uuid AND ${MAY_REQUEST}`.execute(db);
  if (rows.length > 0) return;
  throw InvalidInputError.at('requesterId', 'not_active', 'This must be an active person.');
}
