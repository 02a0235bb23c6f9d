import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ForbiddenError } from '../shared/errors/domain-error.js';
import { XSRF_COOKIE } from './session-cookies.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cookies travel by themselves, so a request that changes something by cookie
 * must show that its page can read our cookies: header and cookie carry the
 * same text, which belongs to that very session.
 */
export class Xsrf {
  /** @param secret 32 bytes that never leave the server. */
  constructor(private readonly secret: Buffer) {}

  tokenFor(sessionId: string): string {
    return createHmac('sha256', this.secret).update(sessionId).digest('base64url');
  }

  /** Whether a request by cookie may act for this session. */
  isSafe(request: FastifyRequest, sessionId: string): boolean {
    if (SAFE_METHODS.has(request.method)) return true;
    const header = request.headers['x-xsrf-token'];
    const cookie = request.cookies[XSRF_COOKIE];
    const expected = this.tokenFor(sessionId);
    return typeof header === 'string' && same(header, expected) && cookie !== undefined && same(cookie, expected);
  }
}

export class XsrfError extends ForbiddenError {
  constructor() {
    super('xsrf_failed', 'Send the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN.');
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In constant time, whatever the lengths. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
