import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { StartError } from '../../src/config/start-error.js';
import { migrate } from '../../src/database/migrate.js';
import { readMigrations } from '../../src/database/migrations.js';
import { BreakableLine } from '../support/breakable-line.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const names = readMigrations().map(({ name }) => name);

/** One that no migration has seen. */
class EmptyDatabase {
  private constructor(
    readonly url: string,
    private readonly server: TestDatabase,
  ) {}

  static async create(): Promise<EmptyDatabase> {
    const server = await createDatabase();
    const name = `empty_${randomUUID().replaceAll('-', '')}`;
    await server.query(`CREATE DATABASE ${name}`);
    return new EmptyDatabase(Object.assign(new URL(server.url), { pathname: `/${name}` }).href, server);
  }

  async drop(): Promise<void> {
    await this.server.query(`DROP DATABASE ${new URL(this.url).pathname.slice(1)} WITH (FORCE)`);
    await this.server.drop();
  }
}

describe('an empty database', () => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await EmptyDatabase.create();
  });
  afterAll(() => database.drop());

  it('gets every migration once when two processes start at the same moment', async () => {
    const applied = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect(applied.flat().sort()).toEqual(names);
  });

  it('gets nothing more at the next start', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });
});

describe('a database that a newer version has migrated', () => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await EmptyDatabase.create();
    await migrate(database.url);
  });
  afterAll(() => database.drop());

  const write = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  it('is refused, and left as it is', async () => {
    await write(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('next', 'of next year', '20991231000000_next', now(), 1)`);
    await expect(migrate(database.url)).rejects.toThrow(
      /DATABASE_URL: a newer version of Docket .*\(20991231000000_next\); start that one, or restore the backup/,
    );
    await expect(migrate(database.url)).rejects.toThrow(StartError);
  });

  it('is taken up again once that migration was rolled back', async () => {
    await write(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'next'`);
    expect(await migrate(database.url)).toEqual([]);
  });
});

describe('a database that does not fit', () => {
  const database = `unfit_${randomUUID().replaceAll('-', '')}`;
  const role = `${database}_role`;
  let server: TestDatabase;
  beforeAll(async () => {
    server = await createDatabase();
    await server.query(`CREATE ROLE ${role} LOGIN PASSWORD 'word'`);
  });
  afterEach(() => server.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  afterAll(async () => {
    await server.query(`DROP ROLE ${role}`);
    await server.drop();
  });

  const at = (change: object): string => Object.assign(new URL(server.url), change).href;
  const refusal = (url: string) => migrate(url).catch((error: unknown) => error);

  it('in another encoding is refused', async () => {
    await server.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'`);
    const error = await refusal(at({ pathname: `/${database}` }));
    expect(String(error)).toMatch(/ DATABASE_URL: .* UTF8, this one is in SQL_ASCII; /);
  });

  it('with tables of something else is refused in our own words', async () => {
    await server.query(`CREATE DATABASE ${database} TEMPLATE template0`);
    const client = new Client({ connectionString: at({ pathname: `/${database}` }) });
    await client.connect();
    await client.query('CREATE TABLE somebody_elses ()');
    await client.end();
    expect(String(await refusal(at({ pathname: `/${database}` })))).toMatch(/ tables of something else; [^\n]*$/);
  });

  it('of another role is refused', async () => {
    expect(await refusal(at({ username: role, password: 'word' }))).toEqual(
      new StartError([
        'DATABASE_URL: permission denied for table _prisma_migrations; sign in as the role that owns what is in the database',
      ]),
    );
  });
});

describe('a migration that was interrupted', () => {
  let database: EmptyDatabase;
  let blocker: Client;

  beforeEach(async () => {
    database = await EmptyDatabase.create();
    blocker = new Client({ connectionString: database.url });
    await blocker.connect();
  });
  afterEach(async () => {
    await blocker.end();
    await database.drop();
  });

  /** The first migration waits in the middle of its work: for an extension that somebody else is about to create. */
  async function interrupt(url: string): Promise<{ pid: number; migrating: Promise<unknown> }> {
    await blocker.query('BEGIN');
    await blocker.query('CREATE EXTENSION pg_trgm');
    const migrating = migrate(url).catch((error: unknown) => error);
    return { pid: await waiting(), migrating };
  }
  async function waiting(): Promise<number> {
    for (;;) {
      // Within one transaction PostgreSQL would show the same picture for ever.
      await blocker.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await blocker.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%CREATE EXTENSION%'`,
      );
      if (rows[0]) return rows[0].pid;
      await setTimeout(20);
    }
  }

  it('by the end of its connection is applied at the next start', async () => {
    const { pid, migrating } = await interrupt(database.url);
    await blocker.query('SELECT pg_terminate_backend($1)', [pid]);
    expect(await migrating).toBeInstanceOf(StartError);
    await blocker.query('ROLLBACK');
    expect(await migrate(database.url)).toEqual(names);
  });

  it('by the end of its process, but not in PostgreSQL, is waited for and not applied twice', async () => {
    const line = await BreakableLine.to(database.url);
    const { migrating } = await interrupt(line.url);
    await line.cut();
    expect(await migrating).toBeInstanceOf(StartError);
    const next = migrate(database.url);
    await blocker.query('ROLLBACK');
    expect(await next).toEqual(names.slice(1));
  });
});

describe('a database that cannot be used', () => {
  it.each([
    ['nobody listens', 'postgresql://docket:word@127.0.0.1:1/docket', /ECONNREFUSED/],
    ['its host is unknown', 'postgresql://docket:word@no-such-host.invalid/docket', /no-such-host/],
  ])('because %s is told in one line without the password', async (_, url, reason) => {
    const failure = await migrate(url).then(
      () => 'it worked',
      (error: unknown) => (error as Error).message,
    );
    expect(failure).toMatch(/^DATABASE_URL: [^\n]*$/);
    expect(failure).toMatch(reason);
    expect(failure).not.toContain('word@');
  });
});
