import { type ExecutionContext, Inject, Injectable, type Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { ContractValidationPipe } from './contract-validation.pipe.js';
import { unknownField } from './input-reader.js';
import { InvalidInputError } from '../errors/domain-error.js';
import { invalidCursor } from '../paging/cursor.js';
import type { PageQuery } from '../paging/page.dto.js';

const SOURCES: Record<number, 'body' | 'query' | 'params' | undefined> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'params',
};

interface RouteArgument {
  index: number;
  data?: unknown;
  /** Of arguments that decorators of our own read, from headers for one. */
  factory?: (data: unknown, context: ExecutionContext) => unknown;
}

/** Reads all that a handler takes from its request before the handler's turn has come. */
@Injectable()
export class RouteInputValidator {
  constructor(@Inject(ContractValidationPipe) private readonly pipe: ContractValidationPipe) {}

  /**
   * For somebody whom the handler refuses whatever it reads.
   * @throws InvalidInputError as the handler's own pipes and decorators would, and for any cursor.
   */
  async validate(context: ExecutionContext): Promise<void> {
    this.refuseUndeclared(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const types = Reflect.getMetadata(
      'design:paramtypes',
      context.getClass<object>().prototype as object,
      context.getHandler().name,
    ) as Type[] | undefined;
    for (const [source, index] of declaredInputs(context)) {
      const metatype = types?.[index];
      if (!metatype) continue;
      const type = source === 'params' ? 'param' : source;
      const input: unknown = await this.pipe.transform(request[source], { type, metatype });
      if (source === 'query' && (input as PageQuery).cursor !== undefined) throw invalidCursor();
    }
    for (const [, { factory, data }] of declaredArguments(context)) factory?.(data, context);
  }

  /** @throws InvalidInputError for what is sent in query or body to an API route that takes none: no pipe looks at it. */
  refuseUndeclared(context: ExecutionContext): void {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    for (const source of ['query', 'body'] as const) {
      const sent = request[source];
      const names = typeof sent === 'object' && sent !== null ? Object.keys(sent) : [];
      if (names.length === 0 || !request.routeOptions.url?.startsWith('/api/')) continue;
      if (declaredInputs(context).some(([declared]) => declared === source)) continue;
      throw new InvalidInputError(names.map(unknownField));
    }
  }
}

/** The handler's arguments, each under a key that begins with where it comes from. */
function declaredArguments(context: ExecutionContext): [string, RouteArgument][] {
  const declared: unknown = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass<object>(),
    context.getHandler().name,
  );
  return Object.entries((declared ?? {}) as Record<string, RouteArgument>);
}

/** Where those arguments come from that a DTO describes, and which of them it is. */
function declaredInputs(context: ExecutionContext): ['body' | 'query' | 'params', number][] {
  return declaredArguments(context).flatMap(([key, { index }]): ['body' | 'query' | 'params', number][] => {
    const source = SOURCES[Number(key.split(':')[0])];
    return source ? [[source, index]] : [];
  });
}
