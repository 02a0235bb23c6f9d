/** Days in the reader's zone as `yyyy-MM-dd`, both inclusive; null is open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Instants of the API: `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

export function periodOf({ from, to }: Span, timeZone: string): Period {
  return {
    from: from === null ? null : dayOf(new Date(from), timeZone),
    // The end is the first moment that is out: the day before is the last one in.
    to: to === null ? null : dayOf(new Date(Date.parse(to) - 1), timeZone),
  };
}

/** The last `days` days, today among them. */
export function lastDays(days: number, now: Date, timeZone: string): Period {
  const first = new Date(`${dayOf(now, timeZone)}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() + 1 - days);
  return { from: dayOf(first, 'UTC'), to: null };
}

export function periodInWords({ from, to }: Period, locale: string): string {
  const [start, end] = [from, to].map((day) => (day === null ? null : dayInWords(day, locale)));
  if (start === end) {
    return start ?? '';
  }
  if (start === null || start === undefined) {
    return `until ${end ?? ''}`;
  }
  return end === null || end === undefined ? `since ${start}` : `${start} – ${end}`;
}

function dayInWords(day: string, locale: string): string {
  const words = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return words.format(new Date(`${day}T00:00:00Z`));
}

/** The day in that zone. A Swedish date is written as ours are. */
function dayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(instant);
}
