import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Env } from '../config/env.js';
import { APPLICATION_NAME } from './application-name.js';
import { DatabasePool } from './database-pool.js';
import { Echo } from './echo.js';

/** Triggers announce on it what processes must forget (`session <id>`, `person <id>`); processes talk on it. */
const CHANNEL = 'docket_signed_in';
const SAY = `SELECT pg_notify('${CHANNEL}', $1)`;

/** Milliseconds between two proofs that announcements still arrive, and how long one may take. */
const PULSE = 2_000;

/** Milliseconds that one waits for the others, which may have died with their connection still open. */
const PATIENCE = 1_000;

/** What changed; `everything` when announcements may have been missed. */
export type Change = { kind: 'session' | 'person'; id: string } | { kind: 'everything' };

/**
 * Hears, on a connection of its own, what the database announces at commit. `areHeard` is false
 * whenever the line is in doubt: whoever remembers anything must then ask the database.
 */
@Injectable()
export class Announcements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Announcements');
  private readonly listeners: ((change: Change) => void)[] = [];
  private readonly echoes = new Map<string, Echo>();
  private readonly stop = new AbortController();
  private client: Client | null = null;
  private heard = false;

  constructor(
    private readonly env: Env,
    private readonly pool: DatabasePool,
  ) {}

  get areHeard(): boolean {
    return this.heard;
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  onApplicationBootstrap(): void {
    void this.listenUntilStopped();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.client?.end();
  }

  /**
   * Resolves when every process has heard all that was committed before the call. One that does not
   * answer within a second is about to find that its line is broken, and to forget everything.
   */
  async reachEveryProcess(): Promise<void> {
    const sql = `${SAY}, (SELECT count(*)::int FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'docket % listening') AS listeners`;
    await this.withEcho(async (word, echo) => {
      const { rows } = await this.pool.query<{ listeners: number }>(sql, [`fence ${word}`]);
      await Promise.race([echo.times(rows[0]?.listeners ?? 0), pause(PATIENCE, undefined, { ref: false })]);
    });
  }

  private async listenUntilStopped(): Promise<void> {
    for (;;) {
      const lost = await this.listen().catch((error: unknown) => error);
      this.heard = false;
      this.tell({ kind: 'everything' });
      if (this.stop.signal.aborted) return;
      this.logger.warn(`Announcements are not heard, trying again: ${String(lost)}`);
      await Promise.allSettled([this.client?.end(), pause(PULSE / 2, undefined, { ref: false })]);
    }
  }

  /** @returns when the line is lost, why. */
  private async listen(): Promise<unknown> {
    this.stop.signal.throwIfAborted();
    const client = new Client({
      connectionString: this.env.databaseDirectUrl,
      application_name: `${APPLICATION_NAME} listening`,
      connectionTimeoutMillis: PULSE,
      query_timeout: PULSE,
      keepAlive: true,
    });
    this.client = client;
    const lost = new Promise<unknown>((resolve) =>
      client.on('error', resolve).on('end', () => resolve('the connection ended')),
    );
    client.on('notification', ({ payload = '' }) => this.hear(client, payload));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    for (;;) {
      await this.pulse(client);
      this.heard = true;
      const reason = await Promise.race([lost.then(String), pause(PULSE, null, { ref: false })]);
      if (reason !== null) return reason;
    }
  }

  /** Says something and waits to hear it: a connection that a pooler lends to many never does. */
  private async pulse(client: Client): Promise<void> {
    await this.withEcho(async (word, echo) => {
      await client.query(SAY, [`pulse ${word}`]);
      const isLate = await Promise.race([echo.times(1), pause(PULSE, true, { ref: false })]);
      if (isLate) throw new Error('what is announced does not arrive');
    });
  }

  private hear(client: Client, message: string): void {
    const [kind = '', id = ''] = message.split(' ');
    if (kind === 'session' || kind === 'person') this.tell({ kind, id });
    if (kind === 'pulse' || kind === 'echo') this.echoes.get(id)?.ring();
    if (kind !== 'fence') return;
    client.query(SAY, [`echo ${id}`]).catch((error: unknown) => {
      this.logger.warn(`Could not confirm an announcement: ${String(error)}`);
    });
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  private async withEcho(work: (word: string, echo: Echo) => Promise<void>): Promise<void> {
    const word = randomUUID();
    const echo = new Echo();
    this.echoes.set(word, echo);
    try {
      await work(word, echo);
    } finally {
      this.echoes.delete(word);
    }
  }
}
