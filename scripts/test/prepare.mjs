import { execFileSync } from 'node:child_process';
import { installIfNeeded } from '../lib/install.mjs';
import { findOrInstallChromium } from './chromium.mjs';

/**
 * Everything the steps need that is not in the repository: packages, the generated Prisma
 * client, a browser. Does nothing that is done already.
 * @param {string[]} names of the steps that will run
 */
export function prepare(names) {
  installIfNeeded();
  execFileSync('node', ['scripts/prepare.mjs'], { stdio: 'inherit' });
  if (!names.includes('e2e')) return;
  const chromium = findOrInstallChromium();
  if (chromium) process.env.CHROME_PATH = chromium;
  else console.error('No Chromium or Chrome found: install one, or set CHROME_PATH. The end-to-end tests will fail.');
}
