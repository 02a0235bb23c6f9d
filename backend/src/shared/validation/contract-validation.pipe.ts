import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, InvalidInputError } from '../errors/domain-error.js';

/** Nest's validation with the API's own rules: unknown names are refused, errors name their field. */
@Injectable()
export class ContractValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new InvalidInputError(fieldErrors(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value !== undefined && !isPlainObject(value)) {
      throw InvalidInputError.at('', 'not_an_object', 'The body must be a JSON object.');
    }
    return super.transform(value, metadata);
  }
}

const isPlainObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      code: codeOf(error, rule),
      message: rule === 'whitelistValidation' ? 'There is no such field or parameter.' : message,
    }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

interface FieldContext {
  codeOf?: (value: unknown) => string | null;
}

function codeOf(error: ValidationError, rule: string): string {
  if (rule === 'whitelistValidation') return 'unknown';
  const contexts: Record<string, FieldContext | undefined> = error.contexts ?? {};
  const context = contexts[rule];
  return context?.codeOf?.(error.value) ?? 'invalid';
}
