import { isEmail, isUUID } from 'class-validator';
import { Field, type FieldOptions } from './field.js';
import { textFault, textFaultMessage, type TextRule } from './text-rule.js';

/** Trimmed text of `min` to `max` code points. */
export function TextField(rule: TextRule & FieldOptions): PropertyDecorator {
  const { min, max, singleLine, ...options } = rule;
  return Field(
    {
      read: (value) => (typeof value === 'string' ? value.trim() : value),
      code: (value) => textFault(value, rule),
      message: (value) => textFaultMessage(textFault(value, rule) ?? 'not_text', rule),
    },
    { type: String, minLength: min, maxLength: max },
    options,
  );
}

/** Secret text: never trimmed, counted in code points at least, in UTF-8 bytes at most. */
export function SecretField({ min, maxBytes, ...options }: { min: number; maxBytes: number } & FieldOptions) {
  const fault = (value: unknown) => {
    if (typeof value !== 'string' || value === '') return 'required';
    if (!value.isWellFormed()) return 'forbidden_character';
    if ([...value].length < min) return 'too_short';
    return Buffer.byteLength(value) > maxBytes ? 'too_long' : null;
  };
  return Field(
    {
      code: fault,
      message: (value) =>
        textFaultMessage(fault(value) ?? 'required', { min, max: maxBytes }).replace(
          /(at most \d+) characters/,
          '$1 bytes',
        ),
    },
    { type: String, minLength: min, maxLength: maxBytes, format: 'password' },
    options,
  );
}

export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => (typeof value === 'string' ? value.trim() : value),
      code: (value) => (typeof value === 'string' && value.length <= 254 && isEmail(value) ? null : 'not_an_email'),
      message: () => 'This must be an email address of at most 254 characters.',
    },
    { type: String, format: 'email', maxLength: 254 },
    { example: 'mara@example.org', ...options },
  );
}

/** One of a closed list of words. `name` makes it a schema of its own in the document. */
export function EnumField(values: readonly string[], name: string, options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) => (typeof value === 'string' && values.includes(value) ? null : 'not_allowed'),
      message: () => `Use one of: ${values.join(', ')}.`,
    },
    { enum: [...values], enumName: name },
    options,
  );
}

/** Several words of a closed list, separated by commas; a repeated parameter is read as well, as many clients send it. */
export function EnumListField(values: readonly string[], name: string, options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => (typeof value === 'string' ? [...new Set(value.split(','))] : value),
      code: (value) =>
        Array.isArray(value) && value.length > 0 && value.every((word) => values.includes(word as string))
          ? null
          : 'not_allowed',
      message: () => `Use one or more of: ${values.join(', ')}, separated by commas.`,
    },
    { enum: [...values], enumName: name, isArray: true, explode: false, style: 'form' } as object,
    options,
  );
}

export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    { code: (value) => (typeof value === 'boolean' ? null : 'not_boolean'), message: () => 'Use true or false.' },
    { type: Boolean },
    options,
  );
}

/** `true` or `false` as a query string spells them. */
export function BooleanQueryField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => (value === 'true' ? true : value === 'false' ? false : value),
      code: (value) => (typeof value === 'boolean' ? null : 'not_boolean'),
      message: () => 'Use true or false.',
    },
    { type: Boolean },
    options,
  );
}

export function IntegerQueryField({ min, max, ...options }: { min: number; max: number } & FieldOptions) {
  return Field(
    {
      read: (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
      code: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? null : 'out_of_range',
      message: () => `Use a whole number from ${min} to ${max}.`,
    },
    { type: 'integer', minimum: min, maximum: max },
    options,
  );
}

export function UuidField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      // One spelling for each id, so that equal ids are equal texts.
      read: (value) => (typeof value === 'string' ? value.toLowerCase() : value),
      code: (value) => (isUUID(value) ? null : 'not_a_uuid'),
      message: () => 'This must be a UUID.',
    },
    { type: String, format: 'uuid' },
    { example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10', ...options },
  );
}

/** A UUID or one of a few words that stand for one, such as `me`. */
export function UuidOrWordField(words: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) => (words.includes(value as string) || isUUID(value) ? null : 'not_allowed'),
      message: () => `Use ${words.join(', ')} or a UUID.`,
    },
    { type: String },
    options,
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A full ISO 8601 instant with its zone; becomes a Date. */
export function InstantQueryField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => {
        const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
        return instant && isRealDay(value as string) ? instant : value;
      },
      code: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? null : 'not_a_time'),
      message: () => 'Use a full ISO 8601 time with a zone, such as 2026-03-01T00:00:00Z.',
    },
    { type: String, format: 'date-time' },
    { example: '2026-03-01T00:00:00Z', ...options },
  );
}

/** `new Date` rolls 30 February over into March; a filter must not. */
function isRealDay(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
}

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
