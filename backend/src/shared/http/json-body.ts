import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { InvalidInputError } from '../errors/domain-error.js';
import { unsupportedMediaType } from '../errors/problem.js';

/** The API reads JSON as it is, not compressed, and nothing else; routes that take files say so themselves. */
export function readOnlyJson(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!/^identity$/i.test(request.headers['content-encoding'] ?? 'identity')) return done(unsupportedMediaType());
    // Clients that always send the header send it with empty bodies, too.
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body as Buffer)) return done(malformed('The body is not valid UTF-8.'));
    return parse(request, (body as Buffer).toString(), (error, value) =>
      done(error ? malformed('The body is not valid JSON.') : null, value),
    );
  });
}

const malformed = (detail: string) => new InvalidInputError([], 'malformed_json', detail);
