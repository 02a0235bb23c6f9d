import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import type { PoolConfig } from 'pg';
import { Env } from '../config/env.js';
import { APPLICATION_NAME } from './application-name.js';

/**
 * Bounds of every statement, in milliseconds. Together they keep the promise that a vanished
 * or overloaded database is answered with 503 within five seconds.
 */
export const LIMITS = {
  /** Waiting for a free connection, or for a new one to be established. */
  connectionTimeoutMillis: 2_000,
  /** Ended by the server. Work that takes longer belongs into batches. */
  statement_timeout: 4_000,
  lock_timeout: 3_000,
  /** Ended by this side, when the server answers nothing at all. */
  query_timeout: 4_500,
  idle_in_transaction_session_timeout: 10_000,
} as const satisfies PoolConfig;

/** A pooler refuses them: its connections have them from their role, which the start makes sure of. */
const LEFT_TO_THE_ROLE = {
  options: undefined,
  statement_timeout: undefined,
  lock_timeout: undefined,
  idle_in_transaction_session_timeout: undefined,
} as const satisfies PoolConfig;

const MAX_CONNECTIONS = 10;

/** Of every session. The lists are read by indexes, which PostgreSQL shuns while it thinks of turning disks. */
export const SESSION_OPTIONS = '-c TimeZone=UTC -c random_page_cost=1.1';

/** The one pool of connections, shared by Prisma and Kysely. */
@Injectable()
export class DatabasePool extends Pool implements OnApplicationShutdown {
  constructor(env: Env) {
    super({
      connectionString: env.databaseUrl,
      application_name: APPLICATION_NAME,
      options: SESSION_OPTIONS,
      max: MAX_CONNECTIONS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      ...LIMITS,
      ...(env.behindPooler ? LEFT_TO_THE_ROLE : {}),
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
