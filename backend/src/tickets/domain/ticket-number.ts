/** The largest number the database can give a ticket (a 4-byte integer). */
const LARGEST = 2_147_483_647;

/** No ticket has it. */
const NO_TICKET = 0;

/** A number that is safe to look for: one too large to exist becomes one that nobody has. */
export const ticketNumber = (number: number): number => (number <= LARGEST ? number : NO_TICKET);
