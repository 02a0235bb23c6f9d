import type { SimilarWords } from './search-query.js';

/** What lists may be sorted by: each has an index of its own and is never null. */
export const SORT_FIELDS = ['createdAt', 'updatedAt', 'priority', 'status', 'id'] as const;
export type SortField = (typeof SORT_FIELDS)[number];

export interface TicketSort {
  readonly by: SortField;
  readonly direction: 'asc' | 'desc';
}

/** Reads `createdAt` or `-createdAt`; ties are broken by id in the same direction. */
export function parseSort(sort: string): TicketSort {
  const name = sort.replace(/^-/, '');
  const by = SORT_FIELDS.find((field) => field === name);
  if (!by) throw new Error(`Tickets cannot be sorted by ${sort}`);
  return { by, direction: sort.startsWith('-') ? 'desc' : 'asc' };
}

/**
 * How a search compares: null for word by word or, when that finds nothing at all, the words that are spelled alike,
 * for each of its words. All pages of one walk compare the same way, whatever titles come meanwhile.
 */
export type Spelling = SimilarWords | null;

/** A ticket's place in a list. */
export interface Place {
  /** The sort field's value as text; null when sorted by id. */
  readonly key: string | null;
  readonly id: number;
}

/** The place after which the next page begins. */
export interface TicketPosition extends Place {
  readonly spelling: Spelling;
}

/** What a position is taken from; times as text that PostgreSQL reads. */
export type SortedFields = { readonly [F in Exclude<SortField, 'id'>]: string } & { readonly id: number };

export function positionOf(ticket: SortedFields, { by }: TicketSort, spelling: Spelling): TicketPosition {
  return { key: by === 'id' ? null : ticket[by], id: ticket.id, spelling };
}

/** A position in the shape that cursors carry, and back. */
export const toCursorPosition = ({ key, id, spelling }: TicketPosition): { key: string | null; id: string } => ({
  key,
  id: spelling === null ? String(id) : `${id}${JSON.stringify(spelling)}`,
});

export function fromCursorPosition({ key, id }: { key: string | null; id: string }): TicketPosition {
  const number = String(Number.parseInt(id, 10));
  const spelling = id.slice(number.length);
  return { key, id: Number(number), spelling: spelling === '' ? null : (JSON.parse(spelling) as SimilarWords) };
}
