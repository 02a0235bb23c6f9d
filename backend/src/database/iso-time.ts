/**
 * As `Date.toISOString` writes it, without the detour by a Date, which costs a list a fifth of its rows' price.
 * @param text PostgreSQL's own, of a time in UTC: `2026-03-01 09:30:00.12+00`.
 */
export const isoTime = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;

/** The same for a time that may be absent. */
export const isoTimeOrNull = (text: string | null): string | null => (text === null ? null : isoTime(text));
