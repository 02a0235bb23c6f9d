import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { Problems } from '../../openapi/problems.decorator.js';
import { VERSIONED_EXTENSION } from '../../openapi/versioned-operations.js';
import type { FastifyRequest } from 'fastify';
import { RouteSettings } from './route-settings.js';
import { parsePrecondition, type Precondition } from './entity-tag.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    versioned?: boolean;
  }
}

/** The answer carries `version`: send it as an ETag and honour If-None-Match. */
export const Versioned = (): MethodDecorator =>
  applyDecorators(RouteSettings({ versioned: true }), ApiExtension(VERSIONED_EXTENSION, true));

/** Documents If-Match on a write; read it with `@IfMatch()`. */
export const AcceptsIfMatch = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag last read. If the resource has changed since, nothing is done: 412 `version_conflict`.',
      schema: { type: 'string', example: '"3"' },
    }),
    Problems(412),
  );

export const IfMatch = createParamDecorator((_: undefined, context: ExecutionContext): Precondition | null =>
  headerPrecondition(context.switchToHttp().getRequest<FastifyRequest>(), 'if-match'),
);

export function headerPrecondition(request: FastifyRequest, name: 'if-match' | 'if-none-match'): Precondition | null {
  const header = request.headers[name];
  return header === undefined ? null : parsePrecondition(header, name === 'if-match' ? 'If-Match' : 'If-None-Match');
}
