import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';
import { answerFor, HttpRefusal, type ProblemAnswer } from './problem.js';

type Refusal = ConstructorParameters<typeof HttpRefusal>;

const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_timeout', 'The request did not arrive whole in time.'],
  HPE_HEADER_OVERFLOW: [431, 'headers_too_large', 'The headers are larger than this server accepts.'],
};

const NO_HTTP: Refusal = [400, 'malformed_request', 'The request could not be read.'];
const NO_HOST: Refusal = [400, 'malformed_request', 'The request has no Host header.'];
const UNKNOWN_EXPECTATION: Refusal = [417, 'expectation_failed', 'Of Expect, only 100-continue is known.'];

/** What Node cannot read never becomes a request, so it is answered on the bare socket, which ends. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET') return;
  refuse(socket, REFUSALS[error.code] ?? NO_HTTP, error);
}

/** Node would answer these itself, with nothing in it. Needs a server that does not require the Host header. */
export function refuseInsteadOfNode(instance: FastifyInstance): void {
  instance.server.on('checkExpectation', ({ socket }: IncomingMessage) => refuse(socket, UNKNOWN_EXPECTATION));
  instance.addHook('onRequest', ({ raw }, reply, done) => {
    if (raw.headers.host !== undefined || raw.httpVersion === '1.0') return done();
    reply.hijack();
    refuse(raw.socket, NO_HOST);
  });
}

function refuse(socket: Socket, refusal: Refusal, error?: Error): void {
  if (socket.destroyed) return;
  if (socket.writable) socket.write(asText(answerFor(new HttpRefusal(...refusal), randomUUID())));
  socket.destroy(error);
}

function asText({ status, body }: ProblemAnswer): string {
  const content = JSON.stringify(body);
  return [
    `HTTP/1.1 ${status} ${body.title}`,
    `Content-Length: ${Buffer.byteLength(content)}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Cache-Control: no-store',
    `X-Request-Id: ${body.requestId}`,
    'Connection: close',
    '',
    content,
  ].join('\r\n');
}
