import { applyDecorators, type Type } from '@nestjs/common';
import { Type as TypeOf } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Field, type FieldOptions } from './field.js';

/** An object with fields of its own, each checked by the decorators of its class. */
export function ObjectField<T extends object>(Shape: Type<T>, options: FieldOptions = {}): PropertyDecorator {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return applyDecorators(
    Field(
      { code: (value) => (isObject(value) ? null : 'not_an_object'), message: () => 'This must be an object.' },
      { type: () => Shape },
      options,
    ),
    ValidateNested(),
    TypeOf(() => Shape),
  );
}
