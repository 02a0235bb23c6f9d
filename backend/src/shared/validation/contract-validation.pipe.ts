import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInputError } from '../errors/domain-error.js';
import { readInput } from './input-reader.js';

/** Reads bodies, queries and paths into their DTOs; what no class describes passes as it is. */
@Injectable()
export class ContractValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !metatype || PLAIN.has(metatype)) return value;
    if (isObject(value)) return readInput(metatype, value);
    if (type === 'body' && value !== undefined) {
      throw InvalidInputError.at('', 'not_an_object', 'The body must be a JSON object.');
    }
    return readInput(metatype, {});
  }
}

/** Types that TypeScript names where a parameter has none of our classes. */
const PLAIN: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object]);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
