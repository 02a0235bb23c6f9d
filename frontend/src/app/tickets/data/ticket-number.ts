import { greatestTicketNumber } from '../../shared/ticket-parts/ticket-model';

/** The number in an address such as `/tickets/1042`; null when no ticket can have it. */
export function ticketNumberIn(text: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  return number > greatestTicketNumber ? null : number;
}
