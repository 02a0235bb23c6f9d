import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnauthenticatedError } from '../shared/errors/domain-error.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import type { AccessLevel } from './access.decorator.js';
import { type LiveSession, LiveSessions } from './live-sessions.js';
import { RefreshTokens } from './refresh-token.js';
import { SessionCookies } from './session-cookies.js';
import { Xsrf } from './xsrf.js';

/** Finds out who asks, before the body of a request is read. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly accessTokens: AccessTokenStrategy,
    private readonly refreshTokens: RefreshTokens,
    private readonly cookies: SessionCookies,
    private readonly sessions: LiveSessions,
    private readonly xsrf: Xsrf,
  ) {}

  /**
   * Sets `request.actor`. For routes whose access level is not public.
   * @throws UnauthenticatedError, or ForbiddenError `xsrf_failed`.
   */
  async authenticate(request: FastifyRequest): Promise<void> {
    const session = await this.sessionOf(request, request.routeOptions.config.access);
    if (!session) throw new UnauthenticatedError();
    if (!sendsBearer(request)) this.xsrf.require(request, session.id);
    const { id: sessionId, userId: id, role, name } = session;
    request.actor = { id, role, name, sessionId };
  }

  private async sessionOf(request: FastifyRequest, level: AccessLevel | undefined): Promise<LiveSession | null> {
    if (level !== 'refresh') {
      const claims = await this.accessTokens.claimsOf(request);
      if (claims) return this.sessions.find(claims.sessionId);
      if (level !== 'session') return null;
    }
    if (sendsBearer(request)) return null;
    const sessionId = this.refreshTokens.sessionIdOf(this.cookies.refreshTokenOf(request));
    return sessionId === null ? null : this.sessions.find(sessionId);
  }
}

/** With an Authorization header, of whatever kind, cookies are ignored. */
const sendsBearer = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined;
