import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { interruptSteps, runSteps } from './run-steps.mjs';

test('an interruption ends what runs, and begins nothing more', async () => {
  const count = ({ code }) => Promise.resolve({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  const step = (name, more) => ({ name, command: 'sleep 30', count, ...more });
  const ended = [];
  const steps = [step('first', { cores: 2 }), step('second'), step('third', { after: ['first'] })];
  const running = runSteps(steps, ({ name }) => ended.push(name));
  await wait(200);
  interruptSteps();
  const counts = await running;
  assert.deepEqual(ended, ['first']);
  assert.deepEqual(counts, [{ passed: 0, failed: 1, skipped: 0 }]);
});
