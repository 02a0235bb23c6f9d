import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../config/error-code.js';

/** What a running PostgreSQL says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that owns a data folder, or null: the file is absent, half written, or left behind by a
 * server that died. Lines: process id, data folder, start time, port, ...
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export function readPostmaster(folder: string): Postmaster | null {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 1 || !Number.isInteger(port) || port <= 0) return null;
  return isAlive(pid) && worksIn(pid, folder) ? { pid, port } : null;
}

/**
 * After a reboot, in a container, or while nobody collects a dead process, the process id in the file
 * is not free although no server works here any more. PostgreSQL would refuse to start because of it.
 * A file whose process id is free is left to PostgreSQL, which also looks for surviving children.
 */
export function removeForeignPidFile(folder: string): void {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path) || !existsSync('/proc/self/cwd')) return;
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  const processes = readdirSync('/proc').map(Number).filter(Number.isInteger);
  if (pid > 1 && isAlive(pid) && !processes.some((one) => worksIn(one, folder))) rmSync(path);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A PostgreSQL server works in its data folder. Where the system does not tell, it is believed. */
function worksIn(pid: number, folder: string): boolean {
  if (!existsSync('/proc/self/cwd')) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    // Another user's process, so not ours.
    return false;
  }
}
