import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Env } from '../../src/config/env.js';
import { StartError } from '../../src/config/start-error.js';
import { Announcements } from '../../src/database/announcements.js';
import { DatabasePool } from '../../src/database/database-pool.js';
import { migrate } from '../../src/database/migrate.js';
import { readMigrations } from '../../src/database/migrations.js';
import { openDatabase } from '../../src/database/open-database.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { anAgent, signInAs } from '../support/people.js';
import { StrictPooler } from '../support/strict-pooler.js';
import { TestApp } from '../support/test-app.js';
import { aTicket } from '../support/tickets.js';

const LIMITS = {
  TimeZone: 'UTC',
  statement_timeout: '700ms',
  lock_timeout: '3s',
  idle_in_transaction_session_timeout: '10s',
};

let database: TestDatabase;
let pooler: StrictPooler;
beforeAll(async () => {
  database = await createDatabase();
  pooler = await StrictPooler.before(database.url);
});
afterAll(async () => {
  await pooler.close();
  await database.drop();
});

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function setRole(settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await database.query(`ALTER ROLE postgres IN DATABASE ${nameOf(database.url)} SET ${name} = '${value}'`);
}

/** Why Docket does not start, one line each; none when it does. */
async function reasonsNotToStart(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const env = Env.parse({ SECRET_KEY: 'a secret that only tests know, of 32 bytes', ...settings });
  try {
    await openDatabase(env, () => undefined);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.lines;
    throw error;
  }
}

const throughPooler = () => ({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.url });

describe('without a pooler', () => {
  it('each connection is bounded as the documentation says, wherever the server stands', async () => {
    const far = await createDatabase();
    await far.query(`ALTER DATABASE ${nameOf(far.url)} SET TimeZone = 'Europe/Berlin'`);
    const app = await TestApp.start({ DATABASE_URL: far.url });
    try {
      const { rows } = await app.nest
        .get(DatabasePool)
        .query<{ name: string; setting: string }>(`SELECT name, setting FROM pg_settings WHERE name = ANY($1)`, [
          Object.keys(LIMITS),
        ]);
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
        TimeZone: 'UTC',
        statement_timeout: '4000',
        lock_timeout: '3000',
        idle_in_transaction_session_timeout: '10000',
      });
    } finally {
      await app.close();
      await far.drop();
    }
  });
});

describe('behind a pooler', () => {
  it('the start without DATABASE_DIRECT_URL says what to do', async () => {
    expect(await reasonsNotToStart({ DATABASE_URL: pooler.url })).toEqual([
      expect.stringMatching(/^DATABASE_URL: .*unsupported startup parameter.*set DATABASE_DIRECT_URL/),
    ]);
  });

  it('the start is refused until the role has bounds, with the SQL that gives them', async () => {
    const [, ...remedies] = await reasonsNotToStart(throughPooler());
    // The server of the tests keeps the time of UTC anyway.
    expect(remedies).toHaveLength(3);
    for (const remedy of remedies) await database.query(remedy);
    expect(await reasonsNotToStart(throughPooler())).toEqual([]);
  });

  it.each([
    ['statement_timeout', '4001ms'],
    ['lock_timeout', '0'],
    ['idle_in_transaction_session_timeout', '1h'],
    ['TimeZone', 'Europe/Berlin'],
  ])('the start is refused when the role has %s = %s', async (name, value) => {
    await setRole({ ...LIMITS, [name]: value });
    const lines = await reasonsNotToStart(throughPooler());
    expect(lines.slice(1)).toEqual([expect.stringMatching(new RegExp(`^  ALTER ROLE postgres IN .* SET ${name} = `))]);
  });

  it('the start is refused when the two addresses lead to different databases', async () => {
    const other = await createDatabase();
    await database.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE $1', [
      '%init',
    ]);
    const lines = await reasonsNotToStart({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: other.url });
    await database.query('UPDATE _prisma_migrations SET rolled_back_at = NULL');
    await other.drop();
    expect(lines).toEqual([expect.stringMatching(/different databases$/)]);
  });

  it('the start is refused when a lent connection keeps the statements of others', async () => {
    await setRole(LIMITS);
    const lending = await StrictPooler.before(database.url, { lendsOneConnection: true });
    const lines = await reasonsNotToStart({ DATABASE_URL: lending.url, DATABASE_DIRECT_URL: database.url });
    await lending.close();
    expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL: .*prepared statements.*max_prepared_statements/)]);
  });

  it('the product works, announcements come directly, and the role ends a slow statement', async () => {
    await setRole(LIMITS);
    pooler.names.length = 0;
    const app = await TestApp.start(throughPooler());
    try {
      const agent = await signInAs(app, await anAgent({ database }));
      expect((await aTicket(agent)).status).toBe('open');
      while (!app.nest.get(Announcements).areHeard) await pause(10);
      expect(new Set(pooler.names)).toEqual(new Set([`docket ${process.pid}`]));
      await expect(app.nest.get(DatabasePool).query('SELECT pg_sleep(3)')).rejects.toMatchObject({ code: '57014' });
    } finally {
      await app.close();
    }
  });
});

describe('migrations', () => {
  it('are not bound by the limits of the role', async () => {
    const name = `bounded_${randomUUID().replaceAll('-', '')}`;
    await database.query(`CREATE DATABASE ${name}`);
    await database.query(`ALTER ROLE postgres IN DATABASE ${name} SET statement_timeout = '5ms'`);
    const url = Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
    expect(await migrate(url)).toEqual(readMigrations().map((migration) => migration.name));
    await database.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
});
