import { Field, type FieldOptions } from './field.js';

/** The number in a path. Any count of digits: one too large to exist is absent, not malformed. */
export function NumberParamField(options: FieldOptions = {}): PropertyDecorator {
  return Field(
    {
      read: (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
      code: (value) => (typeof value === 'number' ? null : 'not_a_number'),
      message: () => 'This must be a whole number.',
    },
    { type: 'integer', minimum: 1 },
    options,
  );
}

/** A list of `1` to `maxItems` whole numbers from 1 up, in a JSON body. */
export function NumberListField({ maxItems, ...options }: { maxItems: number } & FieldOptions): PropertyDecorator {
  return Field(
    {
      code: (value) => {
        if (!Array.isArray(value) || value.length === 0) return 'required';
        if (value.length > maxItems) return 'too_many';
        return value.every((one) => Number.isSafeInteger(one) && one > 0) ? null : 'not_a_number';
      },
      message: () => `Use a list of 1 to ${maxItems} whole numbers.`,
    },
    { type: 'integer', isArray: true, items: { type: 'integer', minimum: 1 }, minItems: 1, maxItems },
    options,
  );
}

/** A whole number from `min` to `max`, as a query string spells it. */
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
