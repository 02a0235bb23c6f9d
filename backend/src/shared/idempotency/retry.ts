import { createHash } from 'node:crypto';

/** A client's wish to be able to repeat a create: its key, and a digest of what it asked for. */
export interface Retry {
  key: string;
  /** To be taken of what was found valid: writing down a body that is nested without end fails. */
  fingerprint: () => Buffer;
}

export function fingerprintOf(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(JSON.stringify(body ?? null))
    .digest();
}
