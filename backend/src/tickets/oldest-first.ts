import type { CursorCodec, Position } from '../shared/paging/cursor.js';
import type { Page } from '../shared/paging/page.dto.js';

interface Dated {
  id: string;
  createdAt: Date;
}

/** Conversations and histories are read in the order in which they happened. */
export const OLDEST_FIRST = [{ createdAt: 'asc' }, { id: 'asc' }] as const satisfies object[];

/** What comes after a position, in a shape that an index on (ticket, createdAt, id) serves. */
export function whereAfter(position: Position | null) {
  if (!position?.key) return {};
  const createdAt = new Date(position.key);
  return {
    createdAt: { gte: createdAt },
    OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: position.id } }],
  };
}

/** @param rows one more than `limit` when there is a next page. */
export function pageOfRows<T extends Dated>(
  rows: readonly T[],
  limit: number,
  cursors: CursorCodec,
  scope: unknown,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const nextCursor = last ? cursors.encode({ key: last.createdAt.toISOString(), id: last.id }, scope) : null;
  return { items, nextCursor };
}
