import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, type Type } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problems } from '../../openapi/problems.decorator.js';
import { InvalidInputError } from '../errors/domain-error.js';
import { fingerprintOf, type Retry } from '../idempotency/retry.js';

/**
 * A route that creates something of type `Body` and may be retried under an
 * Idempotency-Key. Its handler takes `@RetryKey()` and returns an Answer.
 */
export function Creates<T>(Body: Type<T>, { status = 201 }: { status?: 201 | 202 } = {}): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes a retry safe: the same key, person, route and body within 24 hours get the first answer again, with `Idempotent-Replayed: true`.',
      schema: { type: 'string', minLength: 1, maxLength: 255, example: 'b1946ac9-2f0c-4c4f-9a53-2f1a6c1d1c11' },
    }),
    ApiResponse({
      status,
      type: Body,
      description: status === 201 ? 'Created.' : 'Accepted; the work goes on in the background.',
      headers: {
        Location: { description: 'Where it can be read.', schema: { type: 'string' } },
        'Idempotent-Replayed': { description: '`true` on a repeated answer.', schema: { type: 'string' } },
      },
    }),
    Problems(409, 422),
  );
}

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** The Idempotency-Key with what it is bound to; null when none was sent. */
export const RetryKey = createParamDecorator((_: undefined, context: ExecutionContext): Retry | null => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !PRINTABLE.test(key)) {
    throw InvalidInputError.at('Idempotency-Key', 'malformed', 'Use 1 to 255 printable ASCII characters.');
  }
  return { key, fingerprint: () => fingerprintOf(request.method, request.url, request.body) };
});
