import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../config/env.js';
import type { SignInAnswer } from './dto/sign-in.dto.js';
import type { SignedIn } from './signed-in.js';

export const ACCESS_COOKIE = 'docket_access';
export const REFRESH_COOKIE = 'docket_refresh';
export const XSRF_COOKIE = 'XSRF-TOKEN';

/** The cookies by which the portal carries its session. */
@Injectable()
export class SessionCookies {
  private readonly access: CookieSerializeOptions;
  private readonly refresh: CookieSerializeOptions;
  private readonly xsrf: CookieSerializeOptions;

  constructor(env: Env) {
    // Strict: the portal's own pages ask for everything, so no other site's link needs to carry these.
    const common = { sameSite: 'strict', secure: env.publicUrl.startsWith('https:') } as const;
    this.access = { ...common, httpOnly: true, path: '/api' };
    this.refresh = { ...common, httpOnly: true, path: '/api/auth' };
    this.xsrf = { ...common, httpOnly: false, path: '/' };
  }

  /** Sets the cookies of a session on the reply; gives back the body that goes with them. */
  send(reply: FastifyReply, { answer, refreshToken, xsrfToken, expiresAt }: SignedIn): SignInAnswer {
    reply.setCookie(ACCESS_COOKIE, answer.accessToken, { ...this.access, maxAge: answer.expiresIn });
    reply.setCookie(REFRESH_COOKIE, refreshToken, { ...this.refresh, expires: expiresAt });
    reply.setCookie(XSRF_COOKIE, xsrfToken, { ...this.xsrf, expires: expiresAt });
    return answer;
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(ACCESS_COOKIE, this.access);
    reply.clearCookie(REFRESH_COOKIE, this.refresh);
    reply.clearCookie(XSRF_COOKIE, this.xsrf);
  }

  refreshTokenOf(request: FastifyRequest): string {
    return request.cookies[REFRESH_COOKIE] ?? '';
  }
}
