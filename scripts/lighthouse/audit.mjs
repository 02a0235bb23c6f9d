import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '../lib/product.mjs';
import { CATEGORIES } from './categories.mjs';

/** Now and then the browser records nothing, and Lighthouse says to run it again. */
const ATTEMPTS = 3;

/**
 * Visits one page as a phone with a slow network and a slow processor would, with nothing in its cache.
 * @param {string} address
 * @param {{ email: string, password: string } | null} person who is signed in
 * @param {string} executablePath of the browser
 */
export async function audit(address, person, executablePath) {
  for (let attempt = 1; ; attempt += 1) {
    const result = await visit(address, person, executablePath);
    const { runtimeError } = result?.lhr ?? {};
    if (runtimeError === undefined) return result;
    if (attempt === ATTEMPTS) throw new Error(`${address}: ${runtimeError.message}`);
  }
}

async function visit(address, person, executablePath) {
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'docket-lighthouse-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--remote-debugging-port=${port}`],
  });
  try {
    if (person !== null) await signIn(browser.request, new URL(address).origin, person);
    return await lighthouse(address, {
      port,
      output: ['json', 'html'],
      onlyCategories: CATEGORIES,
      logLevel: 'error',
      // The session is in the cookies; the profile is new, so nothing else is stored.
      disableStorageReset: true,
    });
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function signIn(request, origin, { email, password }) {
  const answer = await request.post(`${origin}/api/auth/login`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`);
}
