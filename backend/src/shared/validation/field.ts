import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import { buildMessage, ValidateBy, ValidateIf } from 'class-validator';

/** What every field decorator takes: how the document describes it and whether it may be left out. */
export interface FieldOptions {
  description?: string;
  example?: unknown;
  optional?: boolean;
  nullable?: boolean;
  default?: unknown;
}

interface Rule {
  /** The stable code a client sees in `errors[].code`. */
  code: (value: unknown) => string | null;
  message: (value: unknown) => string;
  /** Runs before the rule: trims, or reads a query string's text. */
  read?: (value: unknown) => unknown;
}

/**
 * The base of all field decorators: one rule for class-validator and the same
 * facts for the OpenAPI document, so that the two cannot disagree.
 */
export function Field(rule: Rule, schema: ApiPropertyOptions, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...documented } = options;
  return applyDecorators(
    ...(rule.read ? [Transform(({ value }: TransformFnParams) => readField(rule, value))] : []),
    ValidateIf((_, value) => !((optional && value === undefined) || (nullable && value === null))),
    ValidateBy(
      {
        name: 'field',
        validator: {
          validate: (value) => rule.code(value) === null,
          defaultMessage: buildMessage((_, args) => rule.message(args?.value)),
        },
      },
      { context: { codeOf: rule.code } },
    ),
    ApiProperty({
      ...schema,
      ...documented,
      required: !optional,
      nullable: nullable || undefined,
    } as ApiPropertyOptions),
  );
}

function readField(rule: Rule, value: unknown): unknown {
  return value === undefined || value === null || !rule.read ? value : rule.read(value);
}
