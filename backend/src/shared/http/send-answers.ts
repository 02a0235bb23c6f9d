import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler } from 'fastify';
import { Answer } from '../idempotency/answer.js';
import { entityTagOf, isUnchanged, versionOf } from './entity-tag.js';
import { headerPrecondition } from './versioned.js';

/**
 * How what a handler returns becomes an HTTP answer: an Answer as it was made, a body of a `@Versioned()` route
 * with its ETag. In Fastify's own hooks, which cost a request next to nothing. Must run before the routes are
 * registered.
 */
export function sendAnswers(instance: FastifyInstance): void {
  instance.setReplySerializer(textOf);
  instance.addHook('preSerialization', (_request, reply, payload, done) => {
    if (payload instanceof Answer) sendAnswer(reply, payload);
    done(null, payload);
  });
  instance.addHook('onRoute', (route) => {
    if (!route.config?.versioned) return;
    route.preHandler = [route.preHandler ?? [], refuseMalformedCondition].flat();
    route.preSerialization = (request, reply, payload, done) => {
      const version = versionOf(payload);
      if (version !== null) sendVersion(request, reply, version);
      done(null, payload);
    };
    // After the one that empties the answers to HEAD.
    route.onSend = [route.onSend ?? [], sendNothingUnchanged].flat();
  });
}

const textOf = (payload: unknown): string => (payload instanceof Answer ? payload.body : JSON.stringify(payload));

function sendAnswer(reply: FastifyReply, { status, headers, replayed }: Answer): void {
  void reply.status(status).headers(headers);
  if (replayed) void reply.header('Idempotent-Replayed', 'true');
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Before anything else is refused: what is malformed is 400 even where there is nothing to read, or not for this reader. */
const refuseMalformedCondition: preHandlerHookHandler = (request, _reply, done) => {
  if (isRead(request)) headerPrecondition(request, 'if-none-match');
  done();
};

/** A read that would repeat what the reader has is answered 304. */
function sendVersion(request: FastifyRequest, reply: FastifyReply, version: number): void {
  void reply.header('ETag', entityTagOf(version));
  if (!isRead(request) || !isUnchanged(headerPrecondition(request, 'if-none-match'), version)) return;
  void reply.status(304).removeHeader('content-type');
}

const sendNothingUnchanged: onSendHookHandler = (_request, reply, payload, done) =>
  done(null, reply.statusCode === 304 ? null : payload);
