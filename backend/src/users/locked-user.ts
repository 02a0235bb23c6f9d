import type { Prisma } from '../database/generated/prisma/client.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { ME_SELECT, type MeRow } from './user.mapper.js';

/** Reads a person for a change: nobody else changes them until the transaction ends. */
export async function lockUser(tx: Prisma.TransactionClient, id: string): Promise<MeRow> {
  await tx.$queryRaw`SELECT FROM users WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.user.findUnique({ where: { id }, select: ME_SELECT });
  if (!row) throw new NotFoundError('user');
  return row;
}
