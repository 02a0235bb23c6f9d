import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyInstance, onSendHookHandler } from 'fastify';
import { encodingFor } from './content-encoding.js';

/** Characters; less would save hardly a packet. */
const WORTHWHILE = 1_024;
/** Characters; more would hold up other requests for a millisecond, and is done off the event loop. */
const AT_ONCE = 131_072;

/** Nearly all that is to be gained, in the least time: an answer is compressed once for each time that it is sent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 1 };

/**
 * Compresses what is read, for clients that ask for it. Never what answers a POST: there alone stand tokens, whose
 * length compressed would tell of them beside what a stranger chose (BREACH). Streams go as they are.
 */
export function compressAnswers(instance: FastifyInstance): void {
  instance.addHook('onSend', compress);
}

const compress: onSendHookHandler = (request, reply, payload, done) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (typeof payload !== 'string' || payload.length < WORTHWHILE || !isRead || reply.statusCode === 304) {
    return done(null, payload);
  }
  void reply.header('Vary', 'Accept-Encoding');
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding === null) return done(null, payload);
  void reply.header('Content-Encoding', encoding);
  if (payload.length <= AT_ONCE) {
    return done(null, encoding === 'br' ? brotliCompressSync(payload, BROTLI) : gzipSync(payload, GZIP));
  }
  const sent = (error: Error | null, compressed: Buffer) => (error ? done(error) : done(null, compressed));
  if (encoding === 'br') brotliCompress(payload, BROTLI, sent);
  else gzip(payload, GZIP, sent);
};
