import type { Actor } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { ticketNumber } from './domain/ticket-number.js';
import { visibleTo, whereTicket } from './domain/ticket-visibility.js';
import { ticketSelect, type TicketRow } from './ticket.select.js';

/** @throws NotFoundError when the ticket is absent or out of this person's sight. */
export async function requireVisibleTicket(
  db: Prisma.TransactionClient,
  actor: Actor,
  id: number,
): Promise<{ id: number }> {
  const where = { id: ticketNumber(id), ...whereTicket(visibleTo(actor)) };
  const ticket = await db.ticket.findFirst({ where, select: { id: true } });
  if (!ticket) throw new NotFoundError('ticket');
  return ticket;
}

/** The ticket with this number, or null when it is absent or out of this person's sight. */
function findVisibleTicket(db: Prisma.TransactionClient, actor: Actor, id: number): Promise<TicketRow | null> {
  return db.ticket.findFirst({
    where: { id: ticketNumber(id), ...whereTicket(visibleTo(actor)) },
    select: ticketSelect,
  });
}

/** The same, with no one else changing it until the transaction ends. Comments wait, too. */
export async function lockVisibleTicket(
  tx: Prisma.TransactionClient,
  actor: Actor,
  id: number,
): Promise<TicketRow | null> {
  await tx.$queryRaw`SELECT 1 FROM tickets WHERE id = ${ticketNumber(id)} FOR NO KEY UPDATE`;
  return findVisibleTicket(tx, actor, id);
}
