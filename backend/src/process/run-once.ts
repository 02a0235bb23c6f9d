import type { OnClose } from '../database/open-database.js';
import { closeAll, sayWhy, stopOnSignal } from './run-until-signal.js';

/** As shells count an end by Ctrl-C. */
const INTERRUPTED = 130;

/** Runs a command to its end, or until a signal interrupts it; then undoes what `work` announced. */
export async function runOnce(work: (onClose: OnClose) => Promise<void>): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  stopOnSignal(() => closeAll(closers), INTERRUPTED);
  try {
    await work((close) => closers.unshift(close));
  } catch (error) {
    sayWhy(error);
    process.exitCode = 1;
  }
  await closeAll(closers);
}
