import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const lockFile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.installed-from');
/** npm writes it last, so it is older than the lock file when packages are missing. */
const writtenByNpm = join(root, 'node_modules/.package-lock.json');

/** Installs the packages of package-lock.json unless they are there. */
export function installIfNeeded() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!wasInstalledByHand()) {
    console.log('Installing packages: one to three minutes, on the first start and after updates ...');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      // Any program: Prisma then does not download an engine that Docket does not use.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    });
    if (status !== 0) throw new Error('The packages could not be installed; npm says why above.');
  }
  writeFileSync(stamp, lock);
}

function wasInstalledByHand() {
  return existsSync(writtenByNpm) && statSync(writtenByNpm).mtimeMs >= statSync(lockFile).mtimeMs;
}
