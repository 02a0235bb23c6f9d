import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../../config/start-error.js';
import { APPLICATION_NAME } from '../application-name.js';
import { PASSWORD_FILE, SUPERUSER, createCluster } from './create-cluster.js';
import { PostgresPrograms, lastLine } from './postgres-programs.js';
import { isAlive, readPostmaster, removeForeignPidFile } from './postmaster-file.js';

const LOG_FILE = 'server.log';
/** Recovery after a crash may take this long, in seconds. */
const START_SECONDS = 60;
/** A server that has not stopped after this long, in seconds, is left to its own recovery. */
const STOP_SECONDS = 6;

/** Small machine, solid-state disk, one application. Durability stays at PostgreSQL's defaults. */
const DEFAULT_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // The text of statements can hold what people wrote: it never enters a log.
  log_min_error_statement: 'panic',
  log_min_messages: 'fatal',
};

export interface EmbeddedPostgresOptions {
  /** The cluster lives in `postgres` under it. */
  readonly dataDir: string;
  /** PostgreSQL settings in addition to the defaults, e.g. `fsync: 'off'` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * PostgreSQL from an npm package, on a free port of 127.0.0.1. It runs in a session of its own, so
 * that Ctrl-C in the terminal does not end it before the application has closed. A server that an
 * application left behind, or that another one uses, is joined; the last to leave stops it.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly programs: PostgresPrograms,
    private readonly folder: string,
    private readonly port: number,
    private readonly password: string,
  ) {}

  /** @throws StartError when it does not answer within a minute. */
  static async start({ dataDir, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const folder = join(dataDir, 'postgres');
    const programs = await PostgresPrograms.locate();
    if (!existsSync(folder)) await createCluster(programs, folder);
    const password = readFileSync(join(folder, PASSWORD_FILE), 'utf8').trim();
    const deadline = Date.now() + START_SECONDS * 1000;
    for (;;) {
      // Read anew each time: the server found first may be one that is just being stopped.
      const port =
        readPostmaster(folder)?.port ?? (await launch(programs, folder, { ...DEFAULT_SETTINGS, ...settings }));
      const server = new EmbeddedPostgres(programs, folder, port, password);
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
        if (!(error instanceof Error && 'code' in error && ['42P04', '23505'].includes(String(error.code))))
          throw error;
      }
    });
  }

  /** Stops the server, unless another process still uses it. */
  async stop(): Promise<void> {
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

  private async isUsedByOthers(): Promise<boolean> {
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
      application_name: APPLICATION_NAME,
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

/** @returns the port: of the server started here, or of one that was a moment faster. */
async function launch(
  programs: PostgresPrograms,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const log = join(folder, LOG_FILE);
  rmSync(log, { force: true });
  removeForeignPidFile(folder);
  const port = await freePort();
  const options = Object.entries({ ...settings, port: `${port}` }).map(([name, value]) => `-c ${name}='${value}'`);
  const args = ['start', '-D', folder, '-l', log, '-w', '-t', `${START_SECONDS}`, '-o', options.join(' ')];
  try {
    await programs.run('pg_ctl', args, folder);
    return port;
  } catch (error) {
    const faster = readPostmaster(folder);
    if (faster !== null) return faster.port;
    const reason = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').at(-1) : lastLine(error);
    throw new StartError([`Database: the embedded PostgreSQL did not start (${reason}); its log is ${log}`]);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
