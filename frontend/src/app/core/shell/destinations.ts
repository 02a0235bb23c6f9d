import { greatestTicketNumber } from '../../shared/ticket-parts/ticket-model';

/** Somewhere the command palette can go. */
export interface Destination {
  readonly label: string;
  readonly icon: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * What fits the typed words: a ticket for a number (`1042`, `#1042`), the pages whose name holds every word, and a
 * search for the words themselves.
 */
export function destinationsFor(typed: string, pages: readonly Destination[]): readonly Destination[] {
  const words = typed.trim().toLowerCase();
  if (words === '') {
    return pages;
  }
  const found: Destination[] = [];
  const number = Number(/^#?(\d{1,10})$/.exec(words)?.[1] ?? Number.NaN);
  if (number >= 1 && number <= greatestTicketNumber) {
    found.push({ label: `Open ticket #${number}`, icon: 'confirmation_number', path: `/tickets/${number}` });
  }
  found.push(...pages.filter(({ label }) => words.split(/\s+/).every((word) => label.toLowerCase().includes(word))));
  found.push({
    label: `Search tickets for “${typed.trim()}”`,
    icon: 'search',
    path: '/tickets',
    query: { q: typed.trim() },
  });
  return found;
}
