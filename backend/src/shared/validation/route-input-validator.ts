import { type ExecutionContext, Inject, Injectable, type Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { ContractValidationPipe } from './contract-validation.pipe.js';

const SOURCES: Record<number, 'body' | 'query' | 'params' | undefined> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'params',
};

interface RouteArgument {
  index: number;
  data?: unknown;
}

/** Validates a request against its handler's DTOs before the handler's turn has come. */
@Injectable()
export class RouteInputValidator {
  constructor(@Inject(ContractValidationPipe) private readonly pipe: ContractValidationPipe) {}

  /** @throws InvalidInputError as the handler's own pipes would. */
  async validate(context: ExecutionContext): Promise<void> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const controller = context.getClass<object>();
    const handler = context.getHandler().name;
    const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as
      Type[] | undefined;
    const declared = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
      string,
      RouteArgument
    >;
    for (const [key, { index }] of Object.entries(declared)) {
      const source = SOURCES[Number(key.split(':')[0])];
      const metatype = types?.[index];
      if (!source || !metatype) continue;
      await this.pipe.transform(request[source], { type: source === 'params' ? 'param' : source, metatype });
    }
  }
}
