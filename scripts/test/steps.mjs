// What `npm test` does, in the order in which it starts.
import { join } from 'node:path';
import { fromJest, fromPlaywright, fromTap, oneCheck } from './counts.mjs';

const JEST = 'node --experimental-vm-modules node_modules/jest/bin/jest.js';

/**
 * @typedef Step
 * @property {string} name `--only` takes the whole name or the part before the colon
 * @property {string} command run by a shell with node_modules/.bin on the path
 * @property {(outcome: { code: number, output: string, report: string }) => Promise<import('./counts.mjs').Counts>} count
 * @property {number} [cores] how many of the two it keeps busy; 1 unless said
 * @property {string[]} [after] steps that must have passed
 * @property {Record<string, string>} [env]
 * @property {string} [report] where the runner writes its results
 */

/** @param {string} folder for reports and generated files, removed afterwards @returns {Step[]} */
export function stepsIn(folder) {
  const at = (name) => join(folder, name);
  const jest = (name, config, extra = {}) => ({
    name,
    command: `${config} --json --outputFile=${at(`${name.replace(':', '-')}.json`)}`,
    report: at(`${name.replace(':', '-')}.json`),
    count: fromJest,
    ...extra,
  });
  const check = (name, command, extra = {}) => ({ name, command, count: oneCheck, ...extra });

  return [
    check('build', 'node scripts/build.mjs', { cores: 2 }),
    check('lint', 'eslint . --max-warnings 0'),
    check('format', 'prettier --check --log-level warn .'),
    check('types:backend', 'tsc -p backend'),
    check(
      'types:frontend',
      'ngc -p frontend/tsconfig.app.json --noEmit && tsc -p frontend/tsconfig.spec.json --noEmit',
    ),
    check('types:e2e', 'tsc -p frontend/e2e'),
    { name: 'rules', command: "node --test --test-reporter=tap 'scripts/**/*.test.mjs'", count: fromTap },
    check(
      'drift:openapi',
      `node backend/dist/openapi/write-openapi.js ${at('openapi.json')} && ${same('backend/openapi.json', at('openapi.json'), 'npm run openapi')}`,
      { after: ['build'] },
    ),
    check(
      'drift:client',
      // The client imports its neighbour, so the second one needs a neighbour too.
      `mkdir ${at('api')} && cp frontend/src/app/api/*.ts ${at('api')} && orval --config orval.config.ts && ${same('frontend/src/app/api/generated', at('api/generated'), 'npm run client')}`,
      { env: { CLIENT_FOLDER: at('api/generated') } },
    ),
    check(
      'drift:configuration',
      `node backend/dist/config/write-configuration-docs.js ${at('configuration.md')} && ${same('docs/configuration.md', at('configuration.md'), 'npm run configuration')}`,
      { after: ['build'] },
    ),
    check('drift:migrations', 'node backend/dist/database/check-drift.js', { after: ['build'] }),
    check('contract', 'redocly lint backend/openapi.json --config redocly.yaml', { env: { REDOCLY_TELEMETRY: 'off' } }),
    jest('unit:backend', `${JEST} -c backend/jest.config.mjs --selectProjects unit`),
    jest('unit:frontend', 'jest -c frontend/jest.config.mjs'),
    // Jest alone would take one worker of two cores; half of the time it would wait for PostgreSQL.
    jest('integration', `${JEST} -c backend/jest.config.mjs --selectProjects integration --maxWorkers=2`, { cores: 2 }),
    {
      name: 'e2e',
      command: 'playwright test -c frontend/playwright.config.ts',
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: at('e2e.json') },
      report: at('e2e.json'),
      count: fromPlaywright,
      cores: 2,
      after: ['build'],
    },
  ];
}

/** Fails with the difference and with the command that brings the committed file up to date. */
const same = (committed, fresh, remedy) => `node scripts/test/same.mjs ${committed} ${fresh} "${remedy}"`;
