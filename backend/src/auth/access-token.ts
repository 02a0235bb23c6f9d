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
  /** Of the header (RFC 9068): no other token that we sign passes for an access token. */
  type: 'at+jwt',
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
    const { algorithm, issuer, audience, type } = ACCESS_TOKEN_RULES;
    this.jwt = new JwtService({
      secret: env.secretFor('access-token'),
      signOptions: {
        algorithm,
        issuer,
        audience,
        expiresIn: ACCESS_TOKEN_LIFETIME,
        header: { alg: algorithm, typ: type },
      },
    });
  }

  issue({ userId, sessionId }: AccessTokenClaims): string {
    return this.jwt.sign({ sub: userId, sid: sessionId });
  }
}
