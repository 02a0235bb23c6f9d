import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Measure, measure, median } from './load.ts';
import { type Program, run, start, stop } from './processes.ts';

/** Seeds a database of its own and lets product and yardstick answer the same reads from it, in turn. */
const { values: options } = parseArgs({
  options: {
    tickets: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '8' },
    json: { type: 'string' },
  },
});

const ADMIN = { email: 'bench@example.org', password: 'only for a database that is thrown away' };
const dataDir = await mkdtemp(join(tmpdir(), 'docket-bench-'));
const programs: Program[] = [];
const begin = async (file: string, env: Record<string, string>, ready: RegExp): Promise<string> => {
  const program = await start(file, env, ready);
  programs.push(program);
  return program.address;
};

try {
  const database = await begin('backend/dist/database/run-embedded.js', { DATA_DIR: dataDir }, /^(postgres\S+)$/);
  const env = { DATABASE_URL: database, DATA_DIR: dataDir, DEMO: '0', NODE_ENV: 'production', PORT: '0' };
  await run('scripts/seed.mjs', ['--tickets', options.tickets], env);
  const admin = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
  const product = await begin('backend/dist/server.js', { ...env, ...admin }, /running at\s+(http\S+)/);
  const yardstick = await begin('backend/bench/yardstick.ts', env, /^(http\S+)$/);
  await report(await compare(product, yardstick));
} finally {
  for (const program of programs.reverse()) await stop(program);
  await rm(dataDir, { recursive: true, force: true });
}

interface Comparison {
  operation: string;
  product: Measure;
  yardstick: Measure;
  ratio: number;
}

async function compare(product: string, yardstick: string): Promise<Comparison[]> {
  const headers = await signIn(product);
  const sample = Math.floor(Number(options.tickets) / 2);
  const operations = [
    { operation: 'list', path: '/api/tickets?status=open&limit=25', barePath: '/list' },
    { operation: 'get', path: `/api/tickets/${sample}`, barePath: `/get/${sample}` },
  ];
  const comparisons: Comparison[] = [];
  for (const { operation, path, barePath } of operations) {
    const results: { product: Measure; yardstick: Measure }[] = [];
    for (let round = 0; round <= Number(options.rounds); round++) {
      const result = {
        product: await load(`${product}${path}`, headers),
        yardstick: await load(`${yardstick}${barePath}`, {}),
      };
      // The first round warms both up.
      if (round > 0) results.push(result);
    }
    const ours = middle(results.map((result) => result.product));
    const bare = middle(results.map((result) => result.yardstick));
    comparisons.push({ operation, product: ours, yardstick: bare, ratio: ours.rate / bare.rate });
  }
  return comparisons;
}

function load(url: string, headers: Record<string, string>): Promise<Measure> {
  return measure({ url, headers, connections: Number(options.connections), seconds: Number(options.seconds) });
}

function middle(measures: readonly Measure[]): Measure {
  return {
    rate: median(measures.map(({ rate }) => rate)),
    p50: median(measures.map(({ p50 }) => p50)),
    p99: median(measures.map(({ p99 }) => p99)),
  };
}

async function signIn(product: string): Promise<Record<string, string>> {
  const answer = await fetch(`${product}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { authorization: `Bearer ${accessToken}` };
}

async function report(comparisons: readonly Comparison[]): Promise<void> {
  console.table(
    comparisons.map(({ operation, product, yardstick, ratio }) => ({
      operation,
      'product/s': Math.round(product.rate),
      'yardstick/s': Math.round(yardstick.rate),
      ratio: ratio.toFixed(2),
      'product p50/p99 ms': `${product.p50} / ${product.p99}`,
      'yardstick p50/p99 ms': `${yardstick.p50} / ${yardstick.p99}`,
    })),
  );
  if (options.json === undefined) return;
  await writeFile(options.json, `${JSON.stringify({ options, comparisons }, null, 2)}\n`);
}
