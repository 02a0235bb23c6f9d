import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { admin } from './people';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

export interface Product {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built product with an empty database under `dataDir`, as an operator would. */
export async function startProduct(dataDir: string): Promise<Product> {
  const main = join(ROOT, 'backend/dist/server.js');
  if (!existsSync(main)) throw new Error('The product is not built. Run: npm run build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    // Only what the product needs: a DATABASE_URL of the developer must not be used by tests.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '0',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  try {
    await untilReady(url, child);
  } catch (error) {
    child.kill('SIGTERM');
    throw new Error(`The product did not start:\n${log.join('')}`, { cause: error });
  }
  return { url, stop: () => stop(child) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}.`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`It was not ready within ${START_LIMIT_MS / 1000} s.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  if ((await Promise.race([ended, sleep(STOP_LIMIT_MS, 'late')])) === 'late') child.kill('SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port.'));
        else resolvePort(address.port);
      });
    });
  });
}
