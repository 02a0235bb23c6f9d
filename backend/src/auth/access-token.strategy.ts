import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Strategy } from 'passport-jwt';
import { Env } from '../config/env.js';
import { ACCESS_TOKEN_RULES, type AccessTokenClaims } from './access-token.js';
import { ACCESS_COOKIE } from './session-cookies.js';

/** What the strategy hands on after it has checked signature, issuer, audience and time. */
interface VerifiedClaims {
  sub?: unknown;
  sid?: unknown;
  exp?: unknown;
  typ?: unknown;
}

interface Verified {
  readonly claims: AccessTokenClaims;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * The passport-jwt strategy. It takes the token of the Authorization header;
 * only without that header does it look at the cookie.
 */
@Injectable()
export class AccessTokenStrategy {
  private readonly strategy: Strategy;
  /** A token says the same until it expires: its signature is checked once. */
  private readonly verified = new LRUCache<string, Verified>({ max: 10_000 });

  constructor(env: Env) {
    const { algorithm, issuer, audience } = ACCESS_TOKEN_RULES;
    this.strategy = new Strategy(
      {
        secretOrKey: env.secretFor('access-token'),
        algorithms: [algorithm],
        issuer,
        audience,
        jwtFromRequest: (request: unknown) => tokenOf(request as FastifyRequest),
      },
      (claims: VerifiedClaims, done: (error: null, verified: Verified | false) => void) =>
        done(null, toVerified(claims)),
    );
  }

  /** The claims of a request's access token; null when there is none or it is not good. */
  async claimsOf(request: FastifyRequest): Promise<AccessTokenClaims | null> {
    const token = tokenOf(request);
    if (token === null) return null;
    const known = this.verified.get(token) ?? (await this.verify(request));
    if (!known || known.expiresAt <= Date.now()) return null;
    this.verified.set(token, known);
    return known.claims;
  }

  private verify(request: FastifyRequest): Promise<Verified | null> {
    return new Promise((resolve, reject) => {
      // As passport itself does: one copy for each request, with its outcomes.
      const attempt = Object.assign(Object.create(this.strategy) as Strategy, {
        success: (verified: Verified) => resolve(verified),
        fail: () => resolve(null),
        error: reject,
      });
      // Passport's types know Express only; the strategy reads headers and cookies, no more.
      attempt.authenticate(request as never);
    });
  }
}

function tokenOf({ headers, cookies }: FastifyRequest): string | null {
  if (headers.authorization === undefined) return cookies[ACCESS_COOKIE] ?? null;
  return /^Bearer +([^\s]+)$/i.exec(headers.authorization)?.[1] ?? null;
}

function toVerified({ sub, sid, exp, typ }: VerifiedClaims): Verified | false {
  // A token without `exp` would pass for ever.
  if (typ !== ACCESS_TOKEN_RULES.type || typeof exp !== 'number') return false;
  if (typeof sub !== 'string' || typeof sid !== 'string') return false;
  return { claims: { userId: sub, sessionId: sid }, expiresAt: exp * 1_000 };
}
