import { isUUID } from 'class-validator';
import { isEmailAddress } from './email-address.js';
import { Field, type FieldOptions } from './field.js';
import { textFault, textFaultMessage, type TextRule } from './text-rule.js';

/** Trimmed text of `min` to `max` code points. */
export function TextField(rule: TextRule & FieldOptions): PropertyDecorator {
  const { min, max, description, example, optional, nullable, default: preset } = rule;
  const options = { description, example, optional, nullable, ...(preset === undefined ? {} : { default: preset }) };
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
      code: (value) => (typeof value === 'string' && isEmailAddress(value) ? null : 'not_an_email'),
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
      read: (value) => {
        const words: unknown = typeof value === 'string' ? value.split(',') : value;
        return Array.isArray(words) ? [...new Set<unknown>(words)] : words;
      },
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
