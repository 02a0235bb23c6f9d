import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { Problems } from '../../openapi/problems.decorator.js';
import { VERSIONED_EXTENSION } from '../../openapi/versioned-operations.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { entityTagOf, isUnchanged, parsePrecondition, type Precondition } from './entity-tag.js';

interface VersionedBody {
  version: number;
}

/** Writes the ETag of a single resource and answers 304 to a read that would repeat it. */
@Injectable()
class EntityTagInterceptor implements NestInterceptor<VersionedBody, VersionedBody | undefined> {
  intercept(context: ExecutionContext, next: CallHandler<VersionedBody>): Observable<VersionedBody | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        void reply.header('ETag', entityTagOf(body.version));
        const isRead = request.method === 'GET' || request.method === 'HEAD';
        if (!isRead || !isUnchanged(headerPrecondition(request, 'if-none-match'), body.version)) return body;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

/** The answer carries `version`: send it as an ETag and honour If-None-Match. */
export const Versioned = (): MethodDecorator =>
  applyDecorators(UseInterceptors(EntityTagInterceptor), ApiExtension(VERSIONED_EXTENSION, true));

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

function headerPrecondition(request: FastifyRequest, name: 'if-match' | 'if-none-match'): Precondition | null {
  const header = request.headers[name];
  return header === undefined ? null : parsePrecondition(header, name === 'if-match' ? 'If-Match' : 'If-None-Match');
}
