import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';

const TEMPLATE = 'docket_template';

/** Any number: suites that start at once take turns to make the template. */
const TEMPLATE_LOCK = 4711;

export interface TestDatabase {
  readonly url: string;
  /** Runs SQL by hand, for what the API does not show. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A migrated, empty database for one suite: a copy of a template that the first suite makes. */
export async function createDatabase(): Promise<TestDatabase> {
  await ensureTemplate();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  const url = urlOf(name);
  return {
    url,
    query: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      withClient(url, async (client) => (await client.query<Row>(sql, [...values])).rows),
    drop: async () => {
      await onServer((server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function ensureTemplate(): Promise<void> {
  await onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      TEMPLATE,
    ]);
    if (rowCount === 1) return;
    // Marked as a template last: half a one, left by a failure, is made anew.
    await server.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${TEMPLATE}`);
    await migrate(urlOf(TEMPLATE));
    await server.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true`);
  });
}

function onServer<T>(work: (server: Client) => Promise<T>): Promise<T> {
  return withClient(serverUrl(), work);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: the global set-up did not run.');
  return url;
}
