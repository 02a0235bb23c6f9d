import { Env } from '../config/env.js';
import { runUntilSignal } from '../process/run-until-signal.js';
import { openDatabase } from './open-database.js';

const DAY = 24 * 3_600_000;

/** Runs the migrated database of DATA_DIR alone and prints its address: for psql, and for benchmarks. */
await runUntilSignal(async (onClose) => {
  const env = await openDatabase(Env.load(), onClose);
  console.log(env.databaseUrl);
  // No server listens here, and a process with nothing to wait for would end and leave the database behind.
  const hold = setInterval(() => undefined, DAY);
  onClose(() => {
    clearInterval(hold);
    return Promise.resolve();
  });
});
