import { spawn } from 'node:child_process';

const CORES = 2;
const running = new Set();
let isInterrupted = false;

/**
 * Runs the steps side by side as far as the cores allow, and goes on after a failure.
 * @param {import('./steps.mjs').Step[]} steps
 * @param {(step: import('./steps.mjs').Step, result: { counts: import('./counts.mjs').Counts, seconds: number, output: string }) => void} report
 */
export async function runSteps(steps, report) {
  const waiting = [...steps];
  const done = new Map();
  let busy = 0;
  await new Promise((resolve) => {
    const startWhatFits = () => {
      if (isInterrupted) waiting.length = 0;
      if (waiting.length === 0 && running.size === 0) resolve();
      for (const step of [...waiting]) {
        const needed = (step.after ?? []).filter((name) => steps.some((other) => other.name === name));
        if (needed.some((name) => !done.has(name))) continue;
        const cores = step.cores ?? 1;
        if (busy + cores > CORES) continue;
        waiting.splice(waiting.indexOf(step), 1);
        busy += cores;
        running.add(step.name);
        void run(
          step,
          needed.filter((name) => done.get(name).counts.failed > 0),
        ).then((result) => {
          done.set(step.name, result);
          busy -= cores;
          running.delete(step.name);
          report(step, result);
          startWhatFits();
        });
      }
    };
    startWhatFits();
  });
  return [...done.values()].map(({ counts }) => counts);
}

async function run(step, broken) {
  const started = performance.now();
  if (broken.length > 0) {
    const output = `not run, because ${broken.join(', ')} failed`;
    return { counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0, output };
  }
  const { code, output } = await runCommand(step.command, { ...process.env, ...step.env });
  const counts = await step.count({ code, output, report: step.report });
  return { counts, seconds: (performance.now() - started) / 1000, output };
}

const children = new Set();

function runCommand(command, env) {
  return new Promise((resolve) => {
    // A group of its own, so that an interruption reaches browsers and databases too.
    const child = spawn(command, { shell: true, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** Asks everything that still runs to stop, and begins nothing more. */
export function interruptSteps() {
  isInterrupted = true;
  for (const child of children) {
    try {
      process.kill(-child.pid, 'SIGINT');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
