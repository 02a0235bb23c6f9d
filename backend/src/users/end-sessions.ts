import type { Prisma } from '../database/generated/prisma/client.js';

/** Ends the sessions of a person, all but `keptSessionId`, with the transaction's commit. */
export async function endSessionsOf(
  tx: Prisma.TransactionClient,
  userId: string,
  keptSessionId: string | null = null,
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, endedAt: null, ...(keptSessionId ? { id: { not: keptSessionId } } : {}) },
    data: { endedAt: new Date() },
  });
}
