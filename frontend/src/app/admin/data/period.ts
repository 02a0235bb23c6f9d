import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';

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

export function spanOf({ from, to }: Period, timeZone: string): Span {
  return { from: startOf(from, 0, timeZone), to: startOf(to, 1, timeZone) };
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
  return { from: dayOf(addDays(new TZDate(now, timeZone), 1 - days), timeZone), to: null };
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

function startOf(day: string | null, later: number, timeZone: string): string | null {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date)) {
    return null;
  }
  return new Date(new TZDate(year, month - 1, date + later, timeZone).getTime()).toISOString();
}

function dayOf(instant: Date, timeZone: string): string {
  return format(new TZDate(instant, timeZone), 'yyyy-MM-dd');
}
