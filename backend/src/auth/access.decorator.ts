import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problems } from '../openapi/problems.decorator.js';
import { RouteSettings } from '../shared/http/route-settings.js';
import type { Actor } from './actor.js';

/**
 * Who may call a route at all; on which ticket is the policy's word. `refresh`
 * takes the refresh cookie and nothing else; `session` takes any credential of
 * a session, the refresh cookie included.
 */
export type AccessLevel = 'public' | 'refresh' | 'session' | 'signedIn' | 'staff' | 'admin';

export const ACCESS_KEY = 'docket:access';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: AccessLevel;
  }
  interface FastifyRequest {
    /** Set by the authentication hook on every route that is not public. */
    actor?: Actor;
  }
}

/**
 * Declares who may call a route. The same word guards it, tells the
 * authentication hook to ask for credentials, and documents its security with
 * the 401 and 403 answers. A route without it is refused.
 */
export function Access(level: AccessLevel): MethodDecorator {
  const guarded = [SetMetadata(ACCESS_KEY, level), RouteSettings({ access: level }), Problems(429, 503)];
  if (level === 'public') return applyDecorators(...guarded, ApiSecurity({}));
  const byBearer = level === 'refresh' ? [] : [ApiBearerAuth('bearer')];
  const credentials = [...byBearer, ApiCookieAuth('cookie'), Problems(401, 403)];
  return applyDecorators(...guarded, ...credentials);
}

/** The person behind the request; only on routes that are not public. */
export const CurrentActor = createParamDecorator((_: undefined, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new Error('CurrentActor on a route that asks for no sign-in');
  return actor;
});
