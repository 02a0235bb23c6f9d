import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for the end-to-end tests: CHROME_PATH, or an installed Chromium or Chrome.
 * @returns {string | undefined}
 */
export function findChromium() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const given = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  return [...given, ...onPath, ...ELSEWHERE].find((path) => existsSync(path));
}

/** Installs Chromium where that needs no question: as root on Debian and its kin. */
export function findOrInstallChromium() {
  const present = findChromium();
  if (present || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return present;
  console.log('Installing Chromium for the end-to-end tests ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'pipe' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: 'pipe' });
  } catch (error) {
    console.error(`apt-get could not install Chromium: ${error.stderr ?? error.message}`);
  }
  return findChromium();
}
