import { join } from 'node:path';
import { Client } from 'pg';
import { serverFile, serverFlags } from './built.ts';
import { compare, type Sides } from './load/compare.ts';
import { memoryOf } from './memory.ts';
import { ERRANDS } from './operations/errands.ts';
import { isWanted, operationsFor } from './operations/operations.ts';
import { accounts, ADMIN, givePasswords, signInAll } from './operations/person.ts';
import { requireSameAnswers } from './operations/same-answer.ts';
import { lookAround } from './operations/world.ts';
import type { Options } from './options.ts';
import { type Program, start, stop } from './programs.ts';
import type { Errand, Failure, Report, Result } from './result.ts';

const YARDSTICK = join(import.meta.dirname, 'yardstick/server.ts');

type Measured = Pick<Report, 'results' | 'errands' | 'failures' | 'memory'>;

/** Everything there is to measure on one database. @param track gets what must be stopped. */
export async function measure(
  databaseUrl: string,
  dataDir: string,
  tickets: number,
  options: Options,
  track: (close: () => Promise<void>) => void,
): Promise<Measured> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  track(() => client.end());
  const programs: Program[] = [];
  const begin = async (args: readonly string[], ready: RegExp, env = {}): Promise<Program> => {
    const program = await start(args, { DATABASE_URL: databaseUrl, ...env }, ready);
    track(() => stop(program));
    programs.push(program);
    return program;
  };
  const product = await begin([...serverFlags, serverFile], /running at\s+(http\S+)/, {
    ...{ NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: '' },
    ...{ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password },
  });
  const rows = await begin([YARDSTICK, 'rows'], /^(http\S+)$/);
  const json = await begin([YARDSTICK, 'json'], /^(http\S+)$/);
  const addresses = { product: product.address, rows: rows.address, json: json.address };
  const sides: Sides = { addresses, pid: product.process.pid };
  const atStart = memoryOf(sides.pid);

  const people = await accounts(client);
  await givePasswords(product.address, people);
  const world = async () => lookAround(client, product.address, await signInAll(product.address, people));
  const results: Result[] = [];
  const errands: Errand[] = [];
  const failures: Failure[] = [];
  let isStopping = false;
  track(() => {
    isStopping = true;
    return Promise.resolve();
  });
  // What fails spoils the run, but not what there is to learn from the rest.
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    console.log(`  ${tickets.toLocaleString('en')} tickets: ${name}`);
    try {
      await work();
    } catch (error) {
      if (isStopping) throw new Error('Stopped before it was over.', { cause: error });
      const reason = error instanceof Error ? error.message : String(error);
      console.error(reason);
      failures.push({ tickets, name, reason });
    }
  };
  for (const operation of operationsFor(options)) {
    await attempt(operation.name, async () => {
      const now = await world();
      await requireSameAnswers(addresses, operation, await operation.calls(now));
      results.push(await compare(sides, operation, now, options, tickets));
    });
  }
  for (const { name, run } of ERRANDS) {
    if (isWanted(name, options))
      await attempt(name, async () => errands.push(await run(sides, await world(), tickets, options.rounds)));
  }
  const memory = [{ tickets, start: atStart, end: memoryOf(sides.pid) }];
  for (const program of programs) await stop(program);
  return { results, errands, failures, memory };
}
