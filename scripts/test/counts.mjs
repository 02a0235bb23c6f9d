// How many tests a step ran, read from what its runner reported.
import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A step that is one check: it counts as one test. */
export const oneCheck = async ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

export const fromJest = async ({ code, report }) =>
  orOneFailure(code, async () => {
    const result = JSON.parse(await readFile(report, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  });

export const fromPlaywright = async ({ code, report }) =>
  orOneFailure(code, async () => {
    const { stats } = JSON.parse(await readFile(report, 'utf8'));
    // Flaky: passed at the second try.
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  });

export const fromTap = async ({ code, output }) =>
  orOneFailure(code, async () => {
    const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)[1]);
    return { passed: count('pass'), failed: count('fail'), skipped: count('skipped') + count('todo') };
  });

/** A runner that broke before it could report, or after, has failed once more than it says. */
async function orOneFailure(code, read) {
  try {
    const counts = await read();
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
