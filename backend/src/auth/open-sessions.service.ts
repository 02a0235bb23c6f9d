import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.js';
import { UnauthenticatedError } from '../shared/errors/domain-error.js';
import { ProfileService } from '../users/profile.service.js';
import { ACCESS_TOKEN_LIFETIME, AccessTokens } from './access-token.js';
import type { Account } from './accounts.service.js';
import type { Origin } from './client-origin.js';
import { RefreshTokens } from './refresh-token.js';
import type { SignedIn } from './signed-in.js';
import { Xsrf } from './xsrf.js';

/** Days after which one must sign in again, however busy the session is. */
const SESSION_DAYS = 30;
/** Seconds in which the directly preceding refresh token is taken for a second tab, not for a thief. */
const FORGIVEN_SECONDS = 10;

interface OpenSession {
  id: string;
  userId: string;
  expiresAt: Date;
}

/** Begins sessions and carries them on by their rotating refresh token. */
@Injectable()
export class OpenSessionsService {
  constructor(
    private readonly db: Database,
    private readonly profile: ProfileService,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly xsrf: Xsrf,
  ) {}

  /** Null when the account was deactivated or got another password while the given one was checked. */
  async begin(account: Account, { address, userAgent }: Origin): Promise<SignedIn | null> {
    const id = uuidv7();
    const refreshToken = this.refreshTokens.first(id);
    const { rows } = await sql<OpenSession>`
      INSERT INTO sessions (id, user_id, refresh_hash, user_agent, address, expires_at)
      SELECT ${id}::uuid, id, ${RefreshTokens.hash(refreshToken)}::bytea, ${userAgent}::text, ${address}::text,
             now() + make_interval(days => ${SESSION_DAYS}::int)
      FROM users WHERE id = ${account.id}::uuid AND active AND password_hash = ${account.passwordHash} FOR SHARE
      RETURNING id, user_id, expires_at`.execute(this.db);
    return rows[0] ? this.signedIn(rows[0], refreshToken) : null;
  }

  /** @param token a refresh token of ours: its seal was checked. */
  async goOn(token: string): Promise<SignedIn> {
    const next = this.refreshTokens.next(token);
    const session = (await this.rotate(token, next)) ?? (await this.forgiven(token));
    if (session) return this.signedIn(session, next);
    await this.endReplayed(token);
    throw new UnauthenticatedError('session_ended', 'This session is over. Sign in again.');
  }

  /** Compare and set: of two requests with the same token one rotates, the other finds it done. */
  private async rotate(token: string, next: string): Promise<OpenSession | undefined> {
    const { rows } = await sql<OpenSession>`
      UPDATE sessions
      SET refresh_hash = ${RefreshTokens.hash(next)}, previous_refresh_hash = refresh_hash,
          rotated_at = now(), last_seen_at = now()
      WHERE id = ${this.refreshTokens.sessionIdOf(token)}::uuid AND refresh_hash = ${RefreshTokens.hash(token)}
        AND ended_at IS NULL AND expires_at > now()
      RETURNING id, user_id, expires_at`.execute(this.db);
    return rows[0];
  }

  /** The same successor again, so that both tabs end up with the cookie that works. */
  private async forgiven(token: string): Promise<OpenSession | undefined> {
    const { rows } = await sql<OpenSession>`
      SELECT id, user_id, expires_at FROM sessions
      WHERE id = ${this.refreshTokens.sessionIdOf(token)}::uuid
        AND previous_refresh_hash = ${RefreshTokens.hash(token)}
        AND rotated_at > now() - make_interval(secs => ${FORGIVEN_SECONDS})
        AND ended_at IS NULL AND expires_at > now()`.execute(this.db);
    return rows[0];
  }

  private async endReplayed(token: string): Promise<void> {
    await sql`
      UPDATE sessions SET ended_at = now()
      WHERE id = ${this.refreshTokens.sessionIdOf(token)}::uuid AND ended_at IS NULL`.execute(this.db);
  }

  private async signedIn({ id, userId, expiresAt }: OpenSession, refreshToken: string): Promise<SignedIn> {
    const accessToken = this.accessTokens.issue({ userId, sessionId: id });
    const user = await this.profile.get({ id: userId });
    return {
      answer: { accessToken, tokenType: 'Bearer', expiresIn: ACCESS_TOKEN_LIFETIME, user },
      refreshToken,
      xsrfToken: this.xsrf.tokenFor(id),
      expiresAt,
    };
  }
}
