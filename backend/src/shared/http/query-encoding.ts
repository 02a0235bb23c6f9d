import type { FastifyInstance } from 'fastify';
import { InvalidInputError } from '../errors/domain-error.js';

/** The router makes of broken percent-encoding what it can, and nobody wants an answer to something they did not ask. */
export function refuseBrokenQueries(instance: FastifyInstance): void {
  instance.addHook('preValidation', (request, _reply, done) => {
    const isApi = (request.routeOptions.url ?? '').startsWith('/api');
    done(isApi && !isDecodable(request.url) ? malformed() : undefined);
  });
}

function isDecodable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

const malformed = () => new InvalidInputError([], 'malformed_url', 'The query is not validly percent-encoded UTF-8.');
