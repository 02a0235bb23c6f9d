import type { FastifyInstance } from 'fastify';
import { InvalidInputError } from '../errors/domain-error.js';

/** The API reads JSON and nothing else; routes that take files say so themselves. */
export function readOnlyJson(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // Clients that always send the header send it with empty bodies, too.
    if (body.length === 0) return done(null, undefined);
    const text = decodeUtf8(body as Buffer);
    if (text === null) return done(malformed('The body is not valid UTF-8.'));
    return parse(request, text, (error, value) => done(error ? malformed('The body is not valid JSON.') : null, value));
  });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    // The decoder's only complaint: bytes that are not UTF-8.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const malformed = (detail: string) => new InvalidInputError([], 'malformed_json', detail);
