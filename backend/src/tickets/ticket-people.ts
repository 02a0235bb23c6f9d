import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';

/**
 * Refuses an assignee who is absent, inactive or an employee: all three alike,
 * so that nobody can probe for people. An accepted one cannot be deactivated
 * or demoted until the transaction ends.
 */
export async function requireAssignable(tx: Kysely<DB>, assigneeId: string, field = 'assigneeId'): Promise<void> {
  const { rows } = await sql`
    SELECT 1 FROM users WHERE id = ${assigneeId}::uuid AND active AND role <> 'employee' FOR SHARE`.execute(tx);
  if (rows.length > 0) return;
  throw InvalidInputError.at(field, 'not_assignable', 'This must be an active agent or admin.');
}

/** Refuses to file for somebody who is absent or inactive: both alike. */
export async function requireActive(tx: Kysely<DB>, requesterId: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM users WHERE id = ${requesterId}::uuid AND active FOR SHARE`.execute(tx);
  if (rows.length > 0) return;
  throw InvalidInputError.at('requesterId', 'not_active', 'This must be an active person.');
}
