import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { Announcements } from '../../src/database/announcements.js';
import { Database } from '../../src/database/database.js';
import type { ApiClient } from '../support/api-client.js';
import { BreakableLine } from '../support/breakable-line.js';
import { anAgent, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

/** Milliseconds. The contract allows five seconds; the rest is for a busy machine. */
const BOUND = 7_000;

let near: TestApp;
let line: BreakableLine;
let app: TestApp;
let agent: ApiClient;

beforeAll(async () => {
  near = await TestApp.start();
  line = await BreakableLine.to(near.database.url);
  app = await TestApp.start({ DATABASE_URL: line.url });
  agent = await signInAs(app, await anAgent(near));
});
afterEach(async () => {
  await line.cut();
  await line.mend();
});
afterAll(async () => {
  await app.close();
  await line.cut();
  await near.close();
});

async function untilReady(): Promise<void> {
  while ((await app.stranger.get('/health/ready')).status !== 200) await pause(50);
}

async function timed<T>(work: () => Promise<T>): Promise<T & { milliseconds: number }> {
  const start = Date.now();
  return { ...(await work()), milliseconds: Date.now() - start };
}

describe('a database that is gone', () => {
  it('is answered with 503, and found again without a restart', async () => {
    expect((await agent.get('/api/tickets')).status).toBe(200);
    await line.cut();
    const refused = await timed(() => agent.get('/api/tickets'));
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers['retry-after']).toBeDefined();
    expect(refused.text).not.toMatch(/prisma|postgres|ECONN/i);
    expect(refused.milliseconds).toBeLessThan(BOUND);
    await line.mend();
    await untilReady();
    expect((await agent.get('/api/tickets')).status).toBe(200);
  });

  it('costs the transaction that it breaks between two statements, not the process', async () => {
    await untilReady();
    const broken = app.nest
      .get(Database)
      .transaction()
      .execute(async (tx) => {
        await sql`SELECT 1`.execute(tx);
        await line.cut();
        // Long enough for the connection to find out while nothing is asked on it.
        await pause(100);
        await sql`SELECT 1`.execute(tx);
      });
    await expect(broken).rejects.toThrow(/not queryable|terminated/);
    await line.mend();
    await untilReady();
  });

  it('is not listened to again by a process that was stopped meanwhile', async () => {
    const short = await app.startTwin();
    while (!short.get(Announcements).areHeard) await pause(10);
    await line.cut();
    await pause(100);
    await short.close();
    await line.mend();
    await pause(1_500);
    const listening =
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '% listening'";
    expect(await near.database.query(listening)).toHaveLength([near, app].length);
  });

  it('makes the server not ready, and leaves it alive', async () => {
    await line.cut();
    expect(await app.stranger.get('/health/ready')).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    expect(await app.stranger.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('a database that says nothing any more', () => {
  it('is answered with 503 in bounded time', async () => {
    await untilReady();
    line.silence();
    const refused = await timed(() => agent.post('/api/tickets', { title: 'Nobody listens', description: 'At all.' }));
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.milliseconds).toBeLessThan(BOUND);
  });
});
