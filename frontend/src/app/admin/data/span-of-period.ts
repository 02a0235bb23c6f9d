import { TZDate } from '@date-fns/tz';
import type { Period, Span } from './period';

/** When the days begin and end in that zone. Apart, because the zones' rules load only when somebody chooses days. */
export function spanOf({ from, to }: Period, timeZone: string): Span {
  return { from: startOf(from, 0, timeZone), to: startOf(to, 1, timeZone) };
}

function startOf(day: string | null, later: number, timeZone: string): string | null {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date)) {
    return null;
  }
  return new Date(new TZDate(year, month - 1, date + later, timeZone).getTime()).toISOString();
}
