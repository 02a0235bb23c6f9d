import { ConsoleLogger, type LoggerService, type LogLevel as NestLevel } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { LogLevel } from '../../config/settings.js';

const NEST_LEVELS: Record<LogLevel, NestLevel[]> = {
  trace: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'],
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
  fatal: ['fatal'],
  silent: [],
};

/** One JSON line per event, and one per answered request with its id; never a body, a token or a query. */
export class RequestLog {
  readonly logger: LoggerService;
  private readonly requests: ConsoleLogger;

  constructor(level: LogLevel) {
    const options = { json: true, colors: false, logLevels: NEST_LEVELS[level] };
    this.logger = new FrameworkQuietLogger(options);
    this.requests = new ConsoleLogger('Request', options);
  }

  attachTo(instance: FastifyInstance): void {
    if (!this.requests.isLevelEnabled('log')) return;
    instance.addHook('onResponse', (request, reply, done) => {
      const { method, id: requestId, ip: address } = request;
      const path = request.url.split('?', 1)[0];
      const milliseconds = Math.round(reply.elapsedTime);
      const status = reply.statusCode;
      this.requests.log({ requestId, method, path, status, milliseconds, address, actor: request.actor?.id });
      done();
    });
  }
}

/** What Nest says of its own start helps only those who debug it. */
class FrameworkQuietLogger extends ConsoleLogger {
  private static readonly CHATTER = new Set([
    'NestFactory',
    'InstanceLoader',
    'RoutesResolver',
    'RouterExplorer',
    'NestApplication',
  ]);

  override log(message: unknown, ...rest: unknown[]): void {
    // The bundle renames classes that name themselves: `InstanceLoader` signs as `_InstanceLoader` there.
    if (FrameworkQuietLogger.CHATTER.has(String(rest.at(-1)).replace(/^_/, ''))) super.debug(message, ...rest);
    else super.log(message, ...rest);
  }
}
