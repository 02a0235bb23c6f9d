import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { answerFor, HttpRefusal, type ProblemAnswer } from './problem.js';

const REFUSALS: Readonly<Record<string, ConstructorParameters<typeof HttpRefusal>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_timeout', 'The request did not arrive whole in time.'],
  HPE_HEADER_OVERFLOW: [431, 'headers_too_large', 'The headers are larger than this server accepts.'],
};

const NO_HTTP: ConstructorParameters<typeof HttpRefusal> = [400, 'malformed_request', 'The request could not be read.'];

/** What Node cannot read never becomes a request, so it is answered on the bare socket, which ends. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    socket.write(asText(answerFor(new HttpRefusal(...(REFUSALS[error.code] ?? NO_HTTP)), randomUUID())));
  }
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
