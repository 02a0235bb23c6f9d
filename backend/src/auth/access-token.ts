import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Env } from '../config/env.js';

/** Seconds that an access token is good for. */
export const ACCESS_TOKEN_LIFETIME = 900;

/** What an access token must say of itself besides being signed and in time. */
export const ACCESS_TOKEN_RULES = {
  algorithm: 'HS256',
  issuer: 'docket',
  audience: 'docket-api',
  /** The claim `typ`: no other token that we may ever sign passes for an access token. */
  type: 'access',
} as const;

export interface AccessTokenClaims {
  userId: string;
  sessionId: string;
}

/** Writes access tokens. They name a session, which is looked up on each request. */
@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(env: Env) {
    const { algorithm, issuer, audience } = ACCESS_TOKEN_RULES;
    this.jwt = new JwtService({
      secret: env.secretFor('access-token'),
      signOptions: { algorithm, issuer, audience, expiresIn: ACCESS_TOKEN_LIFETIME },
    });
  }

  issue({ userId, sessionId }: AccessTokenClaims): string {
    return this.jwt.sign({ sub: userId, sid: sessionId, typ: ACCESS_TOKEN_RULES.type });
  }
}
