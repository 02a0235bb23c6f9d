import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toDomainError } from '../../database/database-errors.js';
import { DomainError } from './domain-error.js';
import { answerFor, fromFramework, internalError } from './problem.js';

/** The one place that turns an error, any error, into an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, context: ArgumentsHost): void {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = this.refusalFor(error, request);
    const { status, headers, body } = answerFor(refusal, request.id);
    if (reply.sent || reply.raw.headersSent) {
      // A stream broke off half way: ending the connection is the only honest signal left.
      reply.raw.destroy();
      return;
    }
    for (const name of ['etag', 'location', 'content-disposition']) reply.removeHeader(name);
    void reply
      .headers(headers)
      .status(status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private refusalFor(error: unknown, request: FastifyRequest): DomainError {
    if (error instanceof DomainError) return error;
    const known = toDomainError(error) ?? fromFramework(error);
    if (known && known.status < 500) return known;
    this.logger.error({ requestId: request.id, err: error instanceof Error ? (error.stack ?? error.message) : error });
    return known ?? internalError();
  }
}
