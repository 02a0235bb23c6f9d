import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import type { PoolConfig } from 'pg';
import { Env } from '../config/env.js';
import { APPLICATION_NAME } from './application-name.js';
import { SESSION_LIMITS, SESSION_OPTIONS } from './session-settings.js';

/**
 * Bounds that this side keeps, in milliseconds. Together with those of the session they keep the promise that a
 * vanished or overloaded database is answered with 503 within five seconds.
 */
const LIMITS = {
  /** Waiting for a free connection, or for a new one to be established. */
  connectionTimeoutMillis: 2_000,
  /** When the server answers nothing at all. */
  query_timeout: 4_500,
} as const satisfies PoolConfig;

const MAX_CONNECTIONS = 10;

/** The one pool of connections, shared by Prisma and Kysely. */
@Injectable()
export class DatabasePool extends Pool implements OnApplicationShutdown {
  constructor(env: Env) {
    super({
      connectionString: env.databaseUrl,
      application_name: APPLICATION_NAME,
      max: MAX_CONNECTIONS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      ...LIMITS,
      // A pooler refuses them: its connections have them from their role, which the start makes sure of.
      ...(env.behindPooler ? {} : { options: SESSION_OPTIONS, ...SESSION_LIMITS }),
    });
    const log = new Logger('Database');
    // Without a listener the loss of an idle connection would end the process.
    this.on('error', (error) => log.warn(`An idle connection was lost: ${error.message}`));
    // Nor one that is lost between two statements of a transaction: whoever holds it hears of it from the next one.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.ended) await this.end();
  }
}
