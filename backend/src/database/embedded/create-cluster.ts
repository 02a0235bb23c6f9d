import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../config/start-error.js';
import { lastLine } from './postgres-programs.js';
import type { PostgresPrograms } from './postgres-programs.js';

export const SUPERUSER = 'docket';
/** Lies in the cluster (0700), so that the two can never be of different origin. */
export const PASSWORD_FILE = 'docket-password';

/** Made beside its place and then moved there: an interrupted or simultaneous attempt leaves nothing half done. */
export async function createCluster(programs: PostgresPrograms, folder: string): Promise<void> {
  const draft = mkdtempSync(`${folder}-`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (programs.identity !== null) {
    for (const path of [draft, passwordFile]) chownSync(path, programs.identity.uid, programs.identity.gid);
  }
  try {
    await programs.run(
      'initdb',
      [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorting and case by Unicode code point, the same on every system.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      ],
      draft,
    );
    renameSync(passwordFile, join(draft, PASSWORD_FILE));
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'PG_VERSION')))
      throw new StartError([`Database: the embedded PostgreSQL could not be set up (${lastLine(error)})`]);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}
