import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeBinary, root, serverFlags } from './places.mjs';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;

/**
 * Starts the built product as an operator would, on a port of its own and with an empty database.
 * @param {string} dataDir
 * @param {{ email: string, password: string }} admin
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startProduct(dataDir, admin) {
  const main = join(root, 'backend/dist/server.js');
  if (!existsSync(main)) throw new Error('The product is not built. Run: npm run build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(nodeBinary(), [...serverFlags, main], {
    cwd: root,
    // Only what the product needs: a DATABASE_URL of the developer must not be used here.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '0',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => log.push(chunk.toString()));
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop(child);
    throw new Error(`The product did not start:\n${log.join('')}`, { cause: error });
  }
  return { url, stop: () => stop(child) };
}

async function untilReady(url, child) {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    if (hasEnded(child)) throw new Error(`It ended with ${child.exitCode ?? child.signalCode}.`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error(`It was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

async function stop(child) {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const isLate = await Promise.race([ended.then(() => false), sleep(STOPPED_WITHIN_MS, true, { ref: false })]);
  if (isLate) child.kill('SIGKILL');
  await ended;
}

/** Who dies by a signal has no exit code. */
const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await once(probe.close(), 'close');
  return port;
}
