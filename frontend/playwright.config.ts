import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../scripts/test/chromium.mjs';

const chromium = findChromium();
if (chromium === undefined) throw new Error('No Chromium or Chrome found: install one, or set CHROME_PATH.');

const jsonReport = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'];

const TIMES = 'interaction.spec.ts';

/** End to end: the built product on its own port and database, in a real browser. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/support/global-setup.ts',
  workers: 2,
  forbidOnly: true,
  // A page that was slow once is told from one that is broken; the report names it as flaky.
  retries: 1,
  // Generous: the machine may be busy with something else.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'behaviour', testIgnore: TIMES },
    // Alone in the end: what else the machine does would be measured, too.
    { name: 'times', testMatch: TIMES, dependencies: ['behaviour'] },
  ],
  reporter: jsonReport === undefined ? [['list']] : [['list'], ['json', { outputFile: jsonReport }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // To record every test took a fifth of the run; what failed once is recorded the second time.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
