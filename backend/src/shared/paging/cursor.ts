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
  /** A list that is looked at is asked for again and again, and signing costs more than all else of a cursor. */
  private readonly made = new LRUCache<string, string>({ max: 1_000 });

  /** @param secret at least 32 random bytes. */
  constructor(secret: Buffer) {
    this.key = createSecretKey(secret);
  }

  /** @param scope anything JSON can write that names list, filter, sort and person. */
  encode(position: Position, scope: unknown): string {
    const named = JSON.stringify([scope, position.key, position.id]);
    const known = this.made.get(named);
    if (known !== undefined) return known;
    const payload = Buffer.from(JSON.stringify([position.key, position.id]));
    const cursor = Buffer.concat([this.sign(payload, scope), payload]).toString('base64url');
    this.made.set(named, cursor);
    return cursor;
  }

  decode(cursor: string, scope: unknown): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const payload = bytes.subarray(SIGNATURE_BYTES);
    const isCanonical = bytes.toString('base64url') === cursor;
    if (!isCanonical || payload.length === 0 || !this.isSigned(bytes.subarray(0, SIGNATURE_BYTES), payload, scope)) {
      throw invalidCursor();
    }
    const [key, id] = JSON.parse(payload.toString()) as [string | null, string];
    return { key, id };
  }

  private isSigned(signature: Buffer, payload: Buffer, scope: unknown): boolean {
    return timingSafeEqual(signature, this.sign(payload, scope));
  }

  private sign(payload: Buffer, scope: unknown): Buffer {
    const mac = createHmac('sha256', this.key);
    return mac.update(JSON.stringify(scope)).update('\0').update(payload).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const SIGNATURE_BYTES = 16;

function invalidCursor(): InvalidInputError {
  return new InvalidInputError(
    [{ field: 'cursor', code: 'cursor_invalid', message: 'This cursor does not belong to this list and filter.' }],
    'cursor_invalid',
    'The cursor was changed, or belongs to another filter, sort or person. Start again without it.',
  );
}
