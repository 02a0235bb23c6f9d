import { StartError } from '../config/start-error.js';
import type { OnClose } from '../database/open-database.js';

/** Milliseconds after the first signal; the contract allows ten seconds. */
const LAST_MOMENT = 9_500;

/**
 * One Ctrl-C can arrive more than once: from the terminal, and passed on by npm. A repetition this
 * long after the first (milliseconds) is a person who does not want to wait.
 */
const SECOND_THOUGHT = 1_000;

/**
 * Runs a server until SIGTERM, SIGINT or SIGHUP, then undoes in reverse what `start` announced and exits
 * with 0. When starting fails it says why, one line per reason, and exits with 1.
 */
export async function runUntilSignal(start: (onClose: OnClose) => Promise<void>): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const starting = start((close) => closers.unshift(close));
  stopOnSignal(async () => {
    // What has begun to start can only be stopped once it has started.
    await starting.catch(() => undefined);
    await closeAll(closers);
  }, 0);
  try {
    await starting;
  } catch (error) {
    sayWhy(error);
    await closeAll(closers);
    process.exit(1);
  }
}

/** @param code with which the process exits once it has stopped, or has tried for long enough. */
export function stopOnSignal(stop: () => Promise<void>, code: number): void {
  let firstAt: number | undefined;
  const onSignal = () => {
    if (firstAt !== undefined && Date.now() - firstAt > SECOND_THOUGHT) process.exit(130);
    if (firstAt !== undefined) return;
    firstAt = Date.now();
    setTimeout(() => {
      console.error('Stopped without waiting any longer for what was still running.');
      process.exit(code);
    }, LAST_MOMENT).unref();
    void stop().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
}

/** One line per reason for mistakes an operator can mend; all there is to know for ours. */
export function sayWhy(error: unknown): void {
  console.error(error instanceof StartError ? error.lines.join('\n') : error);
}

export async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers) {
    try {
      await close();
    } catch (error) {
      // The rest must still be closed.
      console.error(error);
    }
  }
}
