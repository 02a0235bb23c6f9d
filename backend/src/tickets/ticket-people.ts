import type { Prisma } from '../database/generated/prisma/client.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';

/**
 * Refuses an assignee who is absent, inactive or an employee: all three alike,
 * so that nobody can probe for people. An accepted one cannot be deactivated
 * or demoted until the transaction ends.
 */
export async function requireAssignable(
  tx: Prisma.TransactionClient,
  assigneeId: string,
  field = 'assigneeId',
): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${assigneeId}::uuid AND active AND role <> 'employee' FOR SHARE`;
  if (found.length > 0) return;
  throw InvalidInputError.at(field, 'not_assignable', 'This must be an active agent or admin.');
}

/** Refuses to file for somebody who is absent or inactive: both alike. */
export async function requireActive(tx: Prisma.TransactionClient, requesterId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${requesterId}::uuid AND active FOR SHARE`;
  if (found.length > 0) return;
  throw InvalidInputError.at('requesterId', 'not_active', 'This must be an active person.');
}
