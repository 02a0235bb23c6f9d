// npm test: everything that can be checked, from a fresh clone. Runs on the Node that is there
// (20 or newer); the steps themselves run on the one that the install brings.
//   npm test -- --only lint,unit     some steps (and what they need)
//   npm test -- --list               their names
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, toolEnvironment } from './lib/places.mjs';
import { readArguments } from './lib/read-arguments.mjs';
import { prepare } from './test/prepare.mjs';
import { interruptSteps, runSteps } from './test/run-steps.mjs';
import { stepsIn } from './test/steps.mjs';

process.chdir(root);
Object.assign(process.env, toolEnvironment(), {
  CI: '1',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
});

const { values } = readArguments('npm test -- [--only STEP,STEP] [--list]', {
  only: { type: 'string' },
  list: { type: 'boolean' },
});
const folder = mkdtempSync(join(tmpdir(), 'docket-npm-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

const all = stepsIn(folder);
if (values.list) console.log(all.map(({ name }) => name).join('\n'));
else await main();

async function main() {
  const started = performance.now();
  const steps = values.only ? selectSteps(values.only.split(',')) : all;
  prepare(steps.map(({ name }) => name));
  const counts = await runSteps(steps, (step, result) => print(step, result));
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `\n${steps.length} steps in ${minutes} minutes${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
  );
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  // An interruption has set its own.
  process.exitCode ??= sum('failed') > 0 ? 1 : 0;
}

/** The steps asked for, and those they come after. */
function selectSteps(words) {
  const unknown = words.filter((word) => !all.some((step) => matches(step, word)));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  const chosen = all.filter((step) => words.some((word) => matches(step, word)));
  const needed = new Set(chosen.flatMap((step) => step.after ?? []));
  return all.filter((step) => chosen.includes(step) || needed.has(step.name));
}

function matches({ name }, word) {
  return name === word || name.split(':')[0] === word;
}

function print({ name }, { counts, seconds, output }) {
  const ok = counts.failed === 0;
  const tests = counts.passed + counts.failed > 1 ? `${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(
    `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${tests}`.trimEnd(),
  );
  if (!ok) console.log(`${output.trimEnd().replace(/^/gm, '        | ')}\n`);
}

function interrupt() {
  console.error('\nInterrupted: stopping what runs ...');
  interruptSteps();
  setTimeout(() => process.exit(130), 5_000).unref();
  process.exitCode = 130;
}
