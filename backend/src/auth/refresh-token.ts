import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const SEAL_BYTES = 16;

/**
 * Refresh tokens: the session's id, 32 secret bytes and a seal. The seal tells
 * a token of ours that has had its day (a replay, which ends the session) from
 * text that anybody could have made up (which does nothing).
 *
 * Each token's secret follows from the one before by a keyed hash. So two tabs
 * that send the same token at once get the same successor, and it does not
 * matter whose answer sets the cookie last.
 */
export class RefreshTokens {
  /** @param secret 32 bytes that never leave the server. */
  constructor(private readonly secret: Buffer) {}

  first(sessionId: string): string {
    return this.seal(Buffer.from(parse(sessionId)), randomBytes(SECRET_BYTES));
  }

  /** @param token one for which `sessionIdOf` gave an id. */
  next(token: string): string {
    const bytes = Buffer.from(token, 'base64url');
    const successor = createHmac('sha256', this.secret).update('next').update(bytes).digest();
    return this.seal(bytes.subarray(0, ID_BYTES), successor);
  }

  /** The session that a token of ours, of whatever age, was made for; null for any other text. */
  sessionIdOf(token: string): string | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + SECRET_BYTES + SEAL_BYTES) return null;
    const content = bytes.subarray(0, ID_BYTES + SECRET_BYTES);
    if (!timingSafeEqual(this.sealOf(content), bytes.subarray(ID_BYTES + SECRET_BYTES))) return null;
    return stringify(bytes.subarray(0, ID_BYTES));
  }

  /** What the database keeps: long random secrets need no slow hash. */
  static hash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  private seal(id: Buffer, secret: Buffer): string {
    const content = Buffer.concat([id, secret]);
    return Buffer.concat([content, this.sealOf(content)]).toString('base64url');
  }

  private sealOf(content: Buffer): Buffer {
    return createHmac('sha256', this.secret).update('seal').update(content).digest().subarray(0, SEAL_BYTES);
  }
}
