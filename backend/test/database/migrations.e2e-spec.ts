import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/database/migrate.js';
import { readMigrations } from '../../src/database/migrations.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const names = readMigrations().map(({ name }) => name);

describe('an empty database', () => {
  let server: TestDatabase;
  let name: string;
  let url: string;

  beforeAll(async () => {
    server = await createDatabase();
    name = `empty_${randomUUID().replaceAll('-', '')}`;
    await server.query(`CREATE DATABASE ${name}`);
    url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  });
  afterAll(async () => {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.drop();
  });

  it('gets every migration once when two processes start at the same moment', async () => {
    const applied = await Promise.all([migrate(url), migrate(url)]);
    expect(applied.flat().sort()).toEqual(names);
  });

  it('gets nothing more at the next start', async () => {
    expect(await migrate(url)).toEqual([]);
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
