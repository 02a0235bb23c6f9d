import type { Type } from '@nestjs/common';
import { Field, type FieldOptions } from './field.js';
import { textFault } from './text-rule.js';

/** An object with fields of its own, each checked by the decorators of its class; its faults are named `outer.inner`. */
export function ObjectField<T extends object>(Shape: Type<T>, options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) => (isRecord(value) ? null : 'not_an_object'),
      message: () => 'This must be an object.',
      shape: () => Shape,
    },
    { type: () => Shape },
    options,
  );
}

/** A list of texts of at most `max` code points each; an empty text is one, too. */
export function TextListField({
  maxItems,
  max,
  ...options
}: { maxItems: number; max: number } & FieldOptions): PropertyDecorator {
  return Field(
    {
      code: (value) =>
        Array.isArray(value) &&
        value.length <= maxItems &&
        value.every((text) => textFault(text, { min: 0, max }) === null)
          ? null
          : 'not_a_text_list',
      message: () => `Use a list of at most ${maxItems} texts of at most ${max} characters.`,
    },
    { type: String, isArray: true, maxItems },
    options,
  );
}

const MAX_WORDS = 500;
/** As long as any text may be. */
const MAX_WORD_LENGTH = 20_000;

/** An object from free words (at most 500) to words of a closed list. */
export function WordMapField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      code: (value) =>
        isRecord(value) &&
        Object.keys(value).length <= MAX_WORDS &&
        Object.keys(value).every((word) => textFault(word, { min: 0, max: MAX_WORD_LENGTH }) === null) &&
        Object.values(value).every((word) => values.includes(word as string))
          ? null
          : 'not_a_word_map',
      message: () => `Use an object of at most ${MAX_WORDS} entries, each with one of: ${values.join(', ')}.`,
    },
    { type: 'object', additionalProperties: { type: 'string', enum: [...values] } },
    options,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
