import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../../config/start-error.js';
import { lastLine } from './postgres-programs.js';
import type { PostgresPrograms } from './postgres-programs.js';
import { readPostmaster, removeForeignPidFile } from './postmaster-file.js';

export type Settings = Readonly<Record<string, string>>;

const LOG_FILE = 'server.log';

/** Recovery after a crash may take this long, in seconds. */
export const START_SECONDS = 60;

/** Small machine, solid-state disk, one application. Durability stays at PostgreSQL's defaults. */
const DEFAULT_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // The text of statements can hold what people wrote: it never enters a log.
  log_min_error_statement: 'panic',
  log_min_messages: 'fatal',
};

/**
 * Starts the server of a cluster and waits until it accepts connections.
 * @returns its port, which is another one when another process was a moment faster.
 * @throws StartError with what the server said last.
 */
export async function launch(
  programs: PostgresPrograms,
  folder: string,
  settings: Settings,
  port: number,
): Promise<number> {
  const log = join(folder, LOG_FILE);
  rmSync(log, { force: true });
  removeForeignPidFile(folder);
  const all = Object.entries({ ...DEFAULT_SETTINGS, ...settings, port: `${port}` });
  const options = all.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
  try {
    await programs.run(
      'pg_ctl',
      ['start', '-D', folder, '-l', log, '-w', '-t', `${START_SECONDS}`, '-o', options],
      folder,
    );
    return port;
  } catch (error) {
    const faster = readPostmaster(folder);
    if (faster !== null) return faster.port;
    const reason = existsSync(log) ? `(${lastEntry(log)}); its log is ${log}` : `(${lastLine(error)})`;
    throw new StartError([`Database: the embedded PostgreSQL did not start ${reason}`]);
  }
}

/** What the server said last, without its time, process and level. */
function lastEntry(log: string): string {
  const line = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  return line.replace(/^.* \[\d+\] [A-Z]+: +/, '');
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
