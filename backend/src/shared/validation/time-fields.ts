import { Field, type FieldOptions } from './field.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A full ISO 8601 instant with its zone; becomes a Date. */
export function InstantQueryField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => {
        const instant = typeof value === 'string' && INSTANT.test(value) ? instantOf(value) : null;
        return instant && isRealDay(value as string) ? instant : value;
      },
      code: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? null : 'not_a_time'),
      message: () => 'Use a full ISO 8601 time with a zone, such as 2026-03-01T00:00:00Z.',
    },
    { type: String, format: 'date-time' },
    { example: '2026-03-01T00:00:00Z', ...options },
  );
}

/** Up to the next millisecond: what is kept has whole ones, so those before a bound stay before it. `new Date` cuts off. */
function instantOf(text: string): Date {
  const isBetween = /\.\d{3}\d*[1-9]/.test(text);
  return new Date(new Date(text).getTime() + (isBetween ? 1 : 0));
}

/** `new Date` rolls 30 February over into March; a filter must not. */
function isRealDay(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
}
