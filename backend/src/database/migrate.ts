import { Client } from 'pg';
import { StartError } from '../config/start-error.js';
import { APPLICATION_NAME } from './application-name.js';
import { migrationList, readMigrations } from './migrations.js';
import type { Migration } from './migrations.js';
import { withSchemaEngine } from './schema-engine.js';

/** Any number that nothing else uses as an advisory lock: "docket" in ASCII. */
const MIGRATION_LOCK = 0x646f636b6574;

const CONNECT_MILLISECONDS = 5_000;
const OLDEST_POSTGRES = 150_000;

/**
 * Brings the database up to date. Processes that start at once take turns, so each migration is
 * applied once and all of them come up.
 * @returns the names of the migrations applied by this call.
 * @throws StartError when the database cannot be reached, is too old, or a migration failed.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  try {
    await refuseOldServer(client);
    const migrations = readMigrations();
    if (await isUpToDate(client, migrations)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await isUpToDate(client, migrations)) return [];
    return await apply(databaseUrl, migrations);
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** Whether every migration of this version has been applied, unchanged. */
export async function isUpToDate(client: Pick<Client, 'query'>, migrations: readonly Migration[]): Promise<boolean> {
  const table = await client.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  if (table.rows[0]?.present !== true) return false;
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return migrations.every(({ name, checksum }) =>
    rows.some((row) => row.migration_name === name && row.checksum === checksum),
  );
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  });
  // A loss is reported by the query in flight.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartError([`DATABASE_URL: the database at ${placeOf(databaseUrl)} cannot be used (${reasonOf(error)})`]);
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; words: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS words`,
  );
  if ((rows[0]?.version ?? 0) < OLDEST_POSTGRES)
    throw new StartError([`DATABASE_URL: PostgreSQL 15 or newer is needed, this is ${rows[0]?.words}`]);
}

async function apply(databaseUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const filters = { externalTables: [], externalEnums: [] };
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationList(migrations),
        filters,
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    // After the words the engine appends where in its own code it was.
    throw new StartError([`Database: the migrations could not be applied: ${reasonOf(error).replace(/ 0: .*$/, '')}`]);
  }
}

/** Host, port and database without the password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'localhost'}${pathname}`;
}

/** One line. Node lists the addresses it tried in `errors`, the engine gives plain objects. */
function reasonOf(error: unknown): string {
  const { errors, message } = error as { errors?: unknown; message?: unknown };
  const inner: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (inner !== undefined) return reasonOf(inner);
  return (typeof message === 'string' ? message : String(error)).replace(/\s+/g, ' ').trim();
}
