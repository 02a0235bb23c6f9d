import { Env } from '../config/env.js';
import { runUntilSignal } from '../process/run-until-signal.js';
import { openDatabase } from './open-database.js';

/** Runs the migrated database of DATA_DIR alone and prints its address: for psql, and for benchmarks. */
await runUntilSignal(async (onClose) => {
  const env = await openDatabase(Env.load(), onClose);
  console.log(env.databaseUrl);
});
