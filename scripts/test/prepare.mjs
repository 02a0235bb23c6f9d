import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { findOrInstallChromium } from './chromium.mjs';

/**
 * Everything the steps need that is not in the repository: packages, the generated Prisma
 * client, a browser. Does nothing that is done already.
 * @param {string[]} names of the steps that will run
 */
export async function prepare(names) {
  if (!isInstalled()) {
    console.log('Installing packages ...');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' });
  }
  execFileSync('node', ['scripts/prepare.mjs'], { stdio: 'inherit' });
  if (!names.includes('e2e')) return;
  const chromium = findOrInstallChromium();
  if (chromium) process.env.CHROME_PATH = chromium;
  else console.error('No Chromium or Chrome found: install one, or set CHROME_PATH. The end-to-end tests will fail.');
}

/** npm writes node_modules/.package-lock.json last, so it is older than the lock when packages are missing. */
function isInstalled() {
  const written = 'node_modules/.package-lock.json';
  return existsSync(written) && statSync(written).mtimeMs >= statSync('package-lock.json').mtimeMs;
}
