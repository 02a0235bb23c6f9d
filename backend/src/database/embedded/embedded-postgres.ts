import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { codeOf } from '../../config/error-code.js';
import { StartError } from '../../config/start-error.js';
import { APPLICATION_NAME } from '../application-name.js';
import { PASSWORD_FILE, SUPERUSER, createCluster } from './create-cluster.js';
import { START_SECONDS, freePort, launch } from './launch.js';
import type { Settings } from './launch.js';
import { PostgresPrograms } from './postgres-programs.js';
import { isAlive, readPostmaster } from './postmaster-file.js';

/** A server that has not stopped after this long, in seconds, is left to its own recovery. */
const STOP_SECONDS = 6;
/** How often it is looked whether the server still lives, in milliseconds. */
const WATCH_EVERY = 500;

/** How often it is looked for others before leaving, and the milliseconds in between. */
const LOOKS = 4;
const BETWEEN_LOOKS = 250;

export interface EmbeddedPostgresOptions {
  /** The cluster lives in `postgres` under it. */
  readonly dataDir: string;
  /** PostgreSQL settings in addition to the defaults, e.g. `fsync: 'off'` in tests. */
  readonly settings?: Settings;
}

/**
 * PostgreSQL from an npm package, on a free port of 127.0.0.1. It runs in a session of its own, so
 * that Ctrl-C in the terminal does not end it before the application has closed. A server that an
 * application left behind, or that another one uses, is joined; the last to leave stops it.
 */
export class EmbeddedPostgres {
  private readonly log = new Logger('Database');
  private watch: NodeJS.Timeout | undefined;
  private reviving: Promise<void> | undefined;

  private constructor(
    private readonly programs: PostgresPrograms,
    private readonly folder: string,
    private readonly port: number,
    private readonly password: string,
    private readonly settings: Settings,
  ) {}

  /** @throws StartError when the folder holds no whole database, or it does not answer within a minute. */
  static async start({ dataDir, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const folder = join(dataDir, 'postgres');
    const programs = await PostgresPrograms.locate();
    if (!existsSync(folder)) await createCluster(programs, folder);
    const password = readPassword(folder);
    const deadline = Date.now() + START_SECONDS * 1000;
    for (;;) {
      // Read anew each time: the server found first may be one that is just being stopped.
      const port = readPostmaster(folder)?.port ?? (await launch(programs, folder, settings, await freePort()));
      const server = new EmbeddedPostgres(programs, folder, port, password, settings);
      if (await server.answers()) return server;
      if (Date.now() > deadline) throw new StartError(['Database: the embedded PostgreSQL does not answer']);
      await pause(50);
    }
  }

  /** The address of one of its databases, the user owning everything. */
  url(database = 'docket'): string {
    return `postgresql://${SUPERUSER}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes a database (UTF-8, sorted by code point) unless it is there. */
  async ensureDatabase(name = 'docket'): Promise<void> {
    await this.asSuperuser(async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (rowCount !== 0) return;
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } catch (error) {
        // Another process that starts at the same moment made it.
        if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
      }
    });
  }

  /** From now on a server that died is started again at the same address, until `stop`. */
  keepAlive(): void {
    this.watch = setInterval(() => {
      if (readPostmaster(this.folder) === null) this.reviving ??= this.revive();
    }, WATCH_EVERY).unref();
  }

  private async revive(): Promise<void> {
    try {
      await launch(this.programs, this.folder, this.settings, this.port);
      this.log.warn('The embedded PostgreSQL had died and was started again.');
    } catch (error) {
      // What is left of the old server may still be going: the next look tries again.
      this.log.warn(String(error));
    } finally {
      this.reviving = undefined;
    }
  }

  /** Stops the server, unless another process still uses it. */
  async stop(): Promise<void> {
    clearInterval(this.watch);
    await this.reviving;
    if (await this.isUsedByOthers()) return;
    const pid = readPostmaster(this.folder)?.pid;
    if (pid === undefined) return;
    await this.programs.run(
      'pg_ctl',
      ['stop', '-D', this.folder, '-m', 'fast', '-w', '-t', `${STOP_SECONDS}`],
      this.folder,
    );
    while (isAlive(pid) && readPostmaster(this.folder)?.pid === pid) await pause(20);
  }

  /** Those that leave at this very moment are still seen: one more look, or each would leave it to the other. */
  private async isUsedByOthers(): Promise<boolean> {
    for (let look = 0; look < LOOKS; look++) {
      if (look > 0) await pause(BETWEEN_LOOKS);
      if (!(await this.seesOthers())) return false;
    }
    return true;
  }

  private async seesOthers(): Promise<boolean> {
    const others = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'docket %' AND application_name <> $1`;
    try {
      return await this.asSuperuser(
        async (client) => ((await client.query(others, [APPLICATION_NAME])).rowCount ?? 0) > 0,
      );
    } catch {
      // Not answering: nobody can be using it.
      return false;
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return await this.asSuperuser(() => Promise.resolve(true));
    } catch {
      return false;
    }
  }

  private async asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({
      connectionString: this.url('postgres'),
      // Not a name by which others would see this process use it.
      application_name: 'docket-embedded',
      connectionTimeoutMillis: 2_000,
      query_timeout: 10_000,
    });
    // A loss is reported by the query in flight.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

function readPassword(folder: string): string {
  try {
    return readFileSync(join(folder, PASSWORD_FILE), 'utf8').trim();
  } catch (error) {
    throw new StartError([
      `DATA_DIR: ${folder} holds no database that can be read (${PASSWORD_FILE}: ${codeOf(error) ?? String(error)}); restore it whole, with the owners of its files, or move it away to begin with nothing`,
    ]);
  }
}
