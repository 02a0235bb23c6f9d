import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { type FieldError, InvalidInputError } from '../errors/domain-error.js';
import type { FieldRule } from './field.js';

type Fields = ReadonlyMap<string, FieldRule>;

const known = new Map<Type, Fields>();

/**
 * Reads an input into a new instance of its class, by the rules of its fields. The rules of a class are
 * looked up once; after that a request costs no more than its own fields.
 * @throws InvalidInputError for every field that is wrong or unknown.
 */
export function readInput<T extends object>(Shape: Type<T>, input: object): T {
  const errors: FieldError[] = [];
  const result = readShape(Shape, input as Record<string, unknown>, '', errors);
  if (errors.length > 0) throw new InvalidInputError(errors);
  return result;
}

function readShape<T extends object>(
  Shape: Type<T>,
  input: Readonly<Record<string, unknown>>,
  parent: string,
  errors: FieldError[],
): T {
  const fields = fieldsOf(Shape);
  for (const name of Object.keys(input)) if (!fields.has(name)) errors.push(unknownField(parent + name));
  const result = new Shape();
  for (const [name, rule] of fields) {
    const value = readField(rule, Object.hasOwn(input, name) ? input[name] : undefined, parent + name, errors);
    if (value !== undefined) Object.assign(result, { [name]: value });
  }
  return result;
}

function readField(rule: FieldRule, given: unknown, path: string, errors: FieldError[]): unknown {
  const isGiven = given !== undefined && given !== null;
  const value = isGiven && rule.read ? rule.read(given) : given;
  if ((value === undefined && rule.optional) || (value === null && rule.nullable)) return value;
  const code = rule.code(value);
  if (code !== null) errors.push({ field: path, code, message: rule.message(value) });
  else if (rule.shape) return readShape(rule.shape(), value as Record<string, unknown>, `${path}.`, errors);
  return value;
}

export const unknownField = (field: string): FieldError => ({
  field,
  code: 'unknown',
  message: 'There is no such field or parameter.',
});

function fieldsOf(Shape: Type): Fields {
  const fields = known.get(Shape) ?? new Map(rulesOf(Shape));
  known.set(Shape, fields);
  return fields;
}

/** In the order in which the class declares them; what is inherited comes after. */
function rulesOf(Shape: Type): [string, FieldRule][] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(Shape, '', false, false)
    .flatMap(({ propertyName, context }) => {
      const { fieldRule } = (context ?? {}) as { fieldRule?: FieldRule };
      return fieldRule ? [[propertyName, fieldRule]] : [];
    });
}
