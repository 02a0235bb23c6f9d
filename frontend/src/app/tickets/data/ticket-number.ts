/** The greatest number a ticket can have: PostgreSQL's integer. */
const greatest = 2_147_483_647;

/** The number in an address such as `/tickets/1042`; null when no ticket can have it. */
export function ticketNumberIn(text: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : greatest + 1;
  return number > greatest ? null : number;
}
