import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { InvalidInputError } from '../errors/domain-error.js';

/** Where a page ended: the sort key's value (as text, or null) and the id that breaks ties. */
export interface Position {
  key: string | null;
  id: string;
}

/**
 * Opaque, signed list cursors. A cursor is good only for the scope it was made
 * in: the same list, filter, sort and person. Anything else is 400 `cursor_invalid`.
 */
export class CursorCodec {
  private readonly key: KeyObject;
  /** A page that is looked at is asked for again and again, and signing costs more than all else of a cursor. */
  private readonly signatures = new LRUCache<string, Buffer>({ max: 1_000 });

  /** @param secret at least 32 random bytes. */
  constructor(secret: Buffer) {
    this.key = createSecretKey(secret);
  }

  /** @param scope anything JSON can write that names list, filter, sort and person. */
  encode(position: Position, scope: unknown): string {
    const payload = JSON.stringify([position.key, position.id]);
    return Buffer.concat([this.sign(payload, scope), Buffer.from(payload)]).toString('base64url');
  }

  decode(cursor: string, scope: unknown): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const payload = bytes.toString('utf8', SIGNATURE_BYTES);
    const isCanonical = bytes.toString('base64url') === cursor;
    if (!isCanonical || payload === '' || !timingSafeEqual(signature, this.sign(payload, scope))) throw invalidCursor();
    const [key, id] = JSON.parse(payload) as [string | null, string];
    return { key, id };
  }

  private sign(payload: string, scope: unknown): Buffer {
    const signed = `${JSON.stringify(scope)}\0${payload}`;
    const known = this.signatures.get(signed);
    if (known) return known;
    const signature = createHmac('sha256', this.key).update(signed).digest().subarray(0, SIGNATURE_BYTES);
    this.signatures.set(signed, signature);
    return signature;
  }
}

const SIGNATURE_BYTES = 16;

/** Nobody has a cursor of a list that they may not read, so one that is sent nevertheless is this. */
export function invalidCursor(): InvalidInputError {
  return new InvalidInputError(
    [{ field: 'cursor', code: 'cursor_invalid', message: 'This cursor does not belong to this list and filter.' }],
    'cursor_invalid',
    'The cursor was changed, or belongs to another filter, sort or person. Start again without it.',
  );
}
