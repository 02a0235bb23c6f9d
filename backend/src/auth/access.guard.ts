import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../database/generated/enums.js';
import { ForbiddenError } from '../shared/errors/domain-error.js';
import { RouteInputValidator } from '../shared/validation/route-input-validator.js';
import { ACCESS_KEY, type AccessLevel } from './access.decorator.js';

const ROLES: Record<Exclude<AccessLevel, 'public'>, readonly Role[]> = {
  refresh: ['employee', 'agent', 'admin'],
  session: ['employee', 'agent', 'admin'],
  signedIn: ['employee', 'agent', 'admin'],
  staff: ['agent', 'admin'],
  admin: ['admin'],
};

/** Closed by default: a route that does not declare @Access is refused, whoever asks. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RouteInputValidator) private readonly input: RouteInputValidator,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<never> {
    const level = this.reflector.get<AccessLevel | undefined>(ACCESS_KEY, context.getHandler());
    if (!level) throw new ForbiddenError('forbidden', 'This route declares nobody who may use it.');
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (level !== 'public' && !(actor && ROLES[level].includes(actor.role))) return this.refuse(context);
    this.input.refuseUndeclared(context);
    return true;
  }

  /** The contract puts 400 before 403, and Nest runs guards before pipes. */
  private async refuse(context: ExecutionContext): Promise<never> {
    await this.input.validate(context);
    throw new ForbiddenError();
  }
}
