import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  /** What it printed when it was ready, the part in brackets of the pattern. */
  readonly address: string;
  readonly process: ChildProcess;
}

/** Starts a Node program and waits for a line that matches; its group of one is stopped by `stop`. */
export async function start(file: string, env: Record<string, string>, ready: RegExp): Promise<Program> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = ready.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return { address, process: child };
  }
  throw new Error(`${file} ended before it was ready`);
}

export async function run(file: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}`);
}

export async function stop({ process: child }: Program): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
