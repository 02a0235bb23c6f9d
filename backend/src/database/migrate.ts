import type { Client } from 'pg';
import { StartError } from '../config/start-error.js';
import { connectAtStart, reasonOf } from './connect-at-start.js';
import { migrationList, readMigrations } from './migrations.js';
import type { Migration } from './migrations.js';
import { withSchemaEngine } from './schema-engine.js';
import { WITHOUT_LIMITS } from './session-settings.js';

/** Any number that nothing else uses as an advisory lock: "docket" in ASCII. */
const MIGRATION_LOCK = 0x646f636b6574;

const OLDEST_POSTGRES = 150_000;

/**
 * Brings the database up to date. Processes that start at once take turns, so each migration is
 * applied once and all of them come up.
 * @param setting where the address comes from, for messages.
 * @returns the names of the migrations applied by this call.
 * @throws StartError when the database cannot be reached, is too old, or a migration failed.
 */
export async function migrate(databaseUrl: string, setting = 'DATABASE_URL'): Promise<string[]> {
  const client = await connectAtStart(databaseUrl, { setting, options: WITHOUT_LIMITS });
  try {
    await refuseOldServer(client, setting);
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

async function refuseOldServer(client: Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ version: number; words: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS words`,
  );
  if ((rows[0]?.version ?? 0) < OLDEST_POSTGRES)
    throw new StartError([`${setting}: PostgreSQL 15 or newer is needed, this is ${rows[0]?.words}`]);
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
