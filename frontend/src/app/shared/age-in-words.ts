/** Seconds. */
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** "3 hours ago", "yesterday", "last month": how long before `now` something was, the largest fitting unit alone. */
export function ageInWords(date: Date, now: Date, locale: string): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - date.getTime()) / 1000));
  const days = dayNumber(now) - dayNumber(date);
  const [count, unit] = largest(seconds, days);
  return locale.startsWith('en') ? inEnglish(count, unit) : relative(locale).format(-count, unit);
}

/** The exact time in that zone. */
export function timeInWords(date: Date, locale: string, timeZone: string): string {
  return exact(`${locale} ${timeZone}`).format(date);
}

function largest(seconds: number, days: number): readonly [number, Intl.RelativeTimeFormatUnit] {
  if (seconds < minute) return [seconds, 'second'];
  if (seconds < hour) return [Math.floor(seconds / minute), 'minute'];
  if (seconds < day && days < 1) return [Math.floor(seconds / hour), 'hour'];
  if (days < 7) return [Math.max(1, days), 'day'];
  if (days < 30) return [Math.round(days / 7), 'week'];
  if (days < 365) return [Math.max(1, Math.floor(days / 30.44)), 'month'];
  return [Math.floor(days / 365), 'year'];
}

/** Of the calendar where the browser is: "yesterday" begins at midnight. */
function dayNumber(date: Date): number {
  return Math.floor((date.getTime() / 1000 - date.getTimezoneOffset() * minute) / day);
}

const lastOnes: Partial<Record<string, string>> = {
  '0 second': 'just now',
  '1 day': 'yesterday',
  '1 week': 'last week',
  '1 month': 'last month',
  '1 year': 'last year',
};

/** As the formatter says it. Most read the portal in its own language, and the first formatter delays the first page. */
function inEnglish(count: number, unit: Intl.RelativeTimeFormatUnit): string {
  return lastOnes[`${count} ${unit}`] ?? `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

// A formatter is dear to make and the same for every row of a table.
const relative = remembered((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const exact = remembered((reader) => {
  const [locale, timeZone] = reader.split(' ');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
});

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
