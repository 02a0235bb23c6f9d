import { Field, type FieldOptions } from './field.js';

/** A BCP 47 language tag as the browser names its own, e.g. `de-CH`. */
export function LocaleField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) => (typeof value === 'string' && value.length <= 35 && isLocale(value) ? null : 'not_a_locale'),
      message: () => 'Use a language tag such as en, de-CH or pt-BR.',
    },
    { type: String, maxLength: 35 },
    { example: 'de-CH', ...options },
  );
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** An IANA time zone that this runtime knows, e.g. `Europe/Zurich`. */
export function TimeZoneField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) =>
        typeof value === 'string' && value.length <= 64 && isTimeZone(value) ? null : 'not_a_time_zone',
      message: () => 'Use a time zone such as Europe/Zurich.',
    },
    { type: String, maxLength: 64 },
    { example: 'Europe/Zurich', ...options },
  );
}

function isTimeZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    // An offset such as +01:00 is no place with rules for summer time.
    return /^[A-Za-z]/.test(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
