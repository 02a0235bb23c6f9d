import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  readonly address: string;
  readonly process: ChildProcess;
}

/**
 * Starts a Node program and waits for the line that tells its address.
 * @param ready has the address in brackets.
 */
export async function start(args: readonly string[], env: Record<string, string>, ready: RegExp): Promise<Program> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = ready.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return { address, process: child };
  }
  throw new Error(`${args.join(' ')} ended before it was ready`);
}

export async function stop({ process: child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
