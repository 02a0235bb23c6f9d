import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnauthenticatedError } from '../shared/errors/domain-error.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import type { AccessLevel } from './access.decorator.js';
import { type LiveSession, LiveSessions } from './live-sessions.js';
import { RefreshTokens } from './refresh-token.js';
import { SessionCookies } from './session-cookies.js';
import { Xsrf, XsrfError } from './xsrf.js';

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
   * Sets `request.actor`: at once for whoever is remembered, else when the database has answered.
   * @param done gets an UnauthenticatedError, or a ForbiddenError `xsrf_failed`.
   */
  authenticate(request: FastifyRequest, level: AccessLevel, done: (error?: Error) => void): void {
    const known = this.knownSessionOf(request, level);
    if (known) return done(this.admit(request, known));
    this.sessionOf(request, level).then((session) => done(this.admit(request, session)), done);
  }

  private knownSessionOf(request: FastifyRequest, level: AccessLevel): LiveSession | null {
    const claims = level === 'refresh' ? null : this.accessTokens.knownClaimsOf(request);
    return claims && this.sessions.known(claims.sessionId);
  }

  private async sessionOf(request: FastifyRequest, level: AccessLevel): Promise<LiveSession | null> {
    if (level !== 'refresh') {
      const claims = await this.accessTokens.claimsOf(request);
      if (claims) return this.sessions.find(claims.sessionId);
      if (level !== 'session') return null;
    }
    if (sendsBearer(request)) return null;
    const sessionId = this.refreshTokens.sessionIdOf(this.cookies.refreshTokenOf(request));
    return sessionId === null ? null : this.sessions.find(sessionId);
  }

  /** @returns why not. */
  private admit(request: FastifyRequest, session: LiveSession | null): Error | undefined {
    if (!session) return new UnauthenticatedError();
    if (!sendsBearer(request) && !this.xsrf.isSafe(request, session.id)) return new XsrfError();
    const { id: sessionId, userId: id, role, name } = session;
    request.actor = { id, role, name, sessionId };
    return undefined;
  }
}

/** With an Authorization header, of whatever kind, cookies are ignored. */
const sendsBearer = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined;
