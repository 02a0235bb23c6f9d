import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { TicketEventType } from '../database/generated/enums.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import type { Change } from './domain/ticket-changes.js';

interface Happening {
  readonly ticketId: number;
  readonly now: Date;
  /** What happened besides changes of fields; it comes first. */
  readonly type?: Exclude<TicketEventType, 'changed'>;
  readonly changes?: readonly Change[];
}

/** Appends to the history, in the transaction of what happened. Version 7 ids keep events of one moment in order. */
export async function recordEvents(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { ticketId, now, type, changes = [] }: Happening,
): Promise<void> {
  const common = { ticketId, actorId: actor.id, createdAt: now };
  const data: Prisma.TicketEventCreateManyInput[] = [
    ...(type ? [{ ...common, id: uuidv7(), type }] : []),
    ...changes.map(({ field, from, to }) => ({
      ...common,
      id: uuidv7(),
      type: 'changed' as const,
      field,
      fromValue: from,
      toValue: to,
    })),
  ];
  await tx.ticketEvent.createMany({ data });
}
