import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { isAlive } from '../../src/database/embedded/postmaster-file.js';

// A cluster of its own is made, and crashed servers recover.
jest.setTimeout(120_000);

const settings = { fsync: 'off' };
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'docket-embedded-'));
  // Two processes that start at once on nothing.
  const [one, other] = await Promise.all([start(), start()]);
  expect(other.url()).toBe(one.url());
  server = one;
  await Promise.all([one.ensureDatabase(), other.ensureDatabase()]);
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const start = () => EmbeddedPostgres.start({ dataDir, settings });

const postmaster = async (): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

async function ask(sql: string, applicationName = 'test'): Promise<unknown> {
  const client = new Client({ connectionString: server.url(), application_name: applicationName });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('speaks UTF-8, sorts by code point and knows letters of all languages', async () => {
    expect(await ask('SHOW server_encoding')).toBe('UTF8');
    expect(await ask(`SELECT 'b' < 'a' OR 'Z' > 'a'`)).toBe(false);
    expect(await ask(`SELECT lower('ÄÉŁ')`)).toBe('äéł');
  });

  it('is closed to other users of the machine', async () => {
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0);
    const stranger = new Client({ connectionString: server.url().replace(/:[^:@]*@/, ':guess@') });
    await expect(stranger.connect()).rejects.toThrow(/authentication failed/);
  });

  it('is joined when a killed application left it running', async () => {
    const left = await postmaster();
    const next = await start();
    expect(await postmaster()).toBe(left);
    expect(next.url()).toBe(server.url());
  });

  it('goes on while another process uses it', async () => {
    const other = new Client({ connectionString: server.url(), application_name: 'docket 1' });
    await other.connect();
    await server.stop();
    expect(isAlive(await postmaster())).toBe(true);
    await other.end();
  });

  it('is stopped by one of two processes that leave at the same moment', async () => {
    const other = new Client({ connectionString: server.url(), application_name: 'docket 1' });
    await other.connect();
    await Promise.all([server.stop(), pause(300).then(() => other.end())]);
    await expect(ask('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    server = await start();
  });

  it('is started again at the same address when it dies', async () => {
    await ask('CREATE TABLE kept AS SELECT 42 AS number');
    server.keepAlive();
    process.kill(await postmaster(), 'SIGKILL');
    await untilAnswered();
    expect(await ask('SELECT number FROM kept')).toBe(42);
  });

  it('stops, and starts again with what it had', async () => {
    await server.stop();
    await expect(ask('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    server = await start();
    expect(await ask('SELECT number FROM kept')).toBe(42);
  });

  it.each([
    ['of another version', 'PG_VERSION', '15\n', /^Database: [^\n]* \(The data directory was initialized by [^\n]*$/],
    ['that is not whole', 'docket-password', null, /^DATA_DIR: [^\n]* holds no database that can be read [^\n]*$/],
  ])('refuses a folder %s in one line', async (_, name, content, line) => {
    await server.stop();
    const file = join(dataDir, 'postgres', name);
    await rename(file, `${file}.kept`);
    if (content !== null) await writeFile(file, content, { mode: 0o644 });
    await expect(start()).rejects.toThrow(line);
    await rename(`${file}.kept`, file);
    server = await start();
  });
});

async function untilAnswered(): Promise<void> {
  for (;;) {
    try {
      await ask('SELECT 1');
      return;
    } catch {
      await pause(100);
    }
  }
}
