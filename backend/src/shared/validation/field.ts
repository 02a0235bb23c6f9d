import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

/** What every field decorator takes: how the document describes it and whether it may be left out. */
export interface FieldOptions {
  description?: string;
  example?: unknown;
  optional?: boolean;
  nullable?: boolean;
  default?: unknown;
}

/** What a field may hold. */
interface Rule {
  /** The stable code a client sees in `errors[].code`. */
  code: (value: unknown) => string | null;
  message: (value: unknown) => string;
  /** Runs before the rule: trims, or reads a query string's text. */
  read?: (value: unknown) => unknown;
  /** The class whose own fields an object must hold. */
  shape?: () => Type;
}

export interface FieldRule extends Rule {
  readonly optional: boolean;
  readonly nullable: boolean;
}

/**
 * The base of all field decorators: one rule for the input and the same facts for the OpenAPI document,
 * so that the two cannot disagree. The rule is kept with class-validator, which hands it on to types
 * that are picked from others; `input-reader.ts` applies it.
 */
export function Field(rule: Rule, schema: ApiPropertyOptions, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...documented } = options;
  const fieldRule: FieldRule = { ...rule, optional, nullable };
  return applyDecorators(
    ValidateBy(
      { name: 'field', validator: { validate: (value) => rule.code(value) === null } },
      { context: { fieldRule } },
    ),
    ApiProperty({
      ...schema,
      ...documented,
      required: !optional,
      nullable: nullable || undefined,
    } as ApiPropertyOptions),
  );
}
