import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a sign-in came from, for the owner's list of sessions and for throttling. */
export interface Origin {
  /** IP address; the client's own when the proxy in between is trusted. */
  address: string;
  /** At most 300 characters. */
  userAgent: string | null;
}

export const ClientOrigin = createParamDecorator((_: undefined, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null };
});
