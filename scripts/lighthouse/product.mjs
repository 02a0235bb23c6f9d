import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeBinary, root, serverFlags } from '../lib/places.mjs';

const PASSWORD = 'correct horse battery staple';
const READY_WITHIN_MS = 60_000;

export const admin = { email: 'admin@example.org', password: PASSWORD };
const employee = { email: 'emil@example.org', password: PASSWORD, name: 'Emil Employee', role: 'employee' };

/**
 * The built product with a data folder and a port of its own, a requester with a page full of tickets, and a
 * conversation on the last of them.
 * @param {string} folder for its data
 */
export async function startProduct(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(nodeBinary(), [...serverFlags, join(root, 'backend/dist/server.js')], {
    cwd: root,
    // Only what the product needs: a DATABASE_URL of the developer must not be used here.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: folder,
      DEMO: '0',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await untilReady(url, child);
    return { url, employee, ticket: await fill(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilReady(url, child) {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`The product ended with code ${child.exitCode}.`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error('The product did not become ready.');
}

/** @returns {Promise<number>} the ticket with the conversation */
async function fill(url) {
  const asAdmin = await signIn(url, admin);
  await asAdmin('/api/users', employee);
  const asEmployee = await signIn(url, employee);
  let ticket;
  for (let floor = 1; floor <= 30; floor += 1)
    ticket = await asEmployee('/api/tickets', {
      title: `The printer on floor ${floor} is out of toner`,
      description: 'It blinks **red** since this morning.\n\n- I switched it off and on\n- The tray is full of paper',
    });
  for (const body of ['I am on my way.', 'Thank you! It is the one near the kitchen.', 'Toner is in. Does it print?'])
    await (body.startsWith('Thank') ? asEmployee : asAdmin)(`/api/tickets/${ticket.id}/comments`, { body });
  return ticket.id;
}

/** @returns a function that posts as this person */
async function signIn(url, { email, password }) {
  const answer = await post(url, '/api/auth/login', { email, password });
  const { accessToken } = await answer.json();
  return async (path, body) => (await post(url, path, body, { authorization: `Bearer ${accessToken}` })).json();
}

async function post(url, path, body, headers = {}) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
