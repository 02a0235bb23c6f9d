import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/** Installs the packages of package-lock.json unless they are there. */
export function installIfNeeded() {
  if (isInstalled()) return;
  console.log('Installing packages: one to three minutes, on the first start and after updates ...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // Any program: Prisma then does not download an engine that Docket does not use.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (status !== 0) throw new Error('The packages could not be installed; npm says why above.');
}

/**
 * Whether every package of package-lock.json is installed in that version, by the list that npm writes
 * last. Times of files say nothing: npm and git touch both. Optional packages may be meant for other systems.
 */
export function isInstalled() {
  const listed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(listed)) return false;
  const installed = packagesIn(listed);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([place, { version, optional, link }]) =>
      place === '' || optional === true || link === true || installed[place]?.version === version,
  );
}

const packagesIn = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;
