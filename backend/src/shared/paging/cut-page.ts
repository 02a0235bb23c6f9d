/** Pages of 25, 50 and 100 with one row more: what reads another number of rows is not worth a name in the database. */
export const USUAL_LIMITS: ReadonlySet<number> = new Set([26, 51, 101]);

/**
 * Of one row more than `limit` the last only says that there is another page.
 * @param cursorAfter makes the cursor from the page's last row.
 */
export function cutPage<Row>(
  found: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => string,
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last === undefined ? null : cursorAfter(last) };
}
