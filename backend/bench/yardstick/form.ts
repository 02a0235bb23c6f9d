import type { ListShape } from './statements.ts';

export type Value = string | number | readonly number[] | null;

/**
 * One way to answer. Each method resolves to what Fastify sends: an object that it turns into JSON, or JSON that is
 * ready. Null: not found, or not in this version.
 */
export interface Form {
  me(session: string): Promise<unknown>;
  /** @param values in the order that ListShape says. */
  list(shape: ListShape, values: readonly Value[], options: { isStaff: boolean; withTotal: boolean }): Promise<unknown>;
  ticket(id: number): Promise<unknown>;
  comments(ticket: number): Promise<unknown>;
  create(values: readonly Value[]): Promise<unknown>;
  comment(values: readonly Value[]): Promise<unknown>;
  update(values: readonly Value[]): Promise<unknown>;
  bulk(values: readonly Value[]): Promise<unknown>;
}

/** What agents may do with a ticket of this status. */
export const ALLOWED_ACTIONS = ['edit', 'assign', 'comment', 'note'];
export const ALLOWED_STATUSES: Readonly<Record<string, readonly string[]>> = {
  open: ['in_progress', 'closed'],
  in_progress: ['open', 'closed'],
  closed: ['open'],
};

/** As long as the product's cursors; it stands for the work of sending one. */
export const CURSOR = 'x'.repeat(75);

/** Parsed once per connection and name, which has at most 63 letters. */
export const nameOf = ({ sort, words, equal, isBehind, search, isCommon }: ListShape, more = ''): string => {
  const searched = search === null ? [] : [search, isCommon];
  return `list ${[sort, Object.values(words), equal, isBehind ? 'behind' : '', ...searched, more].join(' ')}`;
};
