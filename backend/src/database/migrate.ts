import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Client } from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';
import { connectAtStart, reasonOf } from './connect-at-start.js';
import { migrationList, readMigrations } from './migrations.js';
import type { Migration } from './migrations.js';
import { withSchemaEngine } from './schema-engine.js';
import { WITHOUT_LIMITS } from './session-settings.js';

/** Any number that nothing else uses as an advisory lock: "docket" in ASCII. */
const MIGRATION_LOCK = 0x646f636b6574;

/** Held by the transaction of a migration, which may outlive the process that began it. */
const APPLYING_LOCK = MIGRATION_LOCK + 1;

const OLDEST_POSTGRES = 150_000;

/** PostgreSQL's insufficient_privilege: what is there was made by another role. */
const NOT_ALLOWED = '42501';

/** What it is to have begun and not to have ended, in the table that Prisma keeps. */
const UNFINISHED = 'finished_at IS NULL AND rolled_back_at IS NULL';

/**
 * Brings the database up to date. Processes that start at once take turns, so each migration is
 * applied once and all of them come up. One that was interrupted or failed is tried again.
 * @param setting where the address comes from, for messages.
 * @returns the names of the migrations applied by this call.
 * @throws StartError when the database cannot be reached or used, is too old, was migrated by a newer Docket, or a
 * migration failed.
 */
export async function migrate(databaseUrl: string, setting = 'DATABASE_URL'): Promise<string[]> {
  const client = await connectAtStart(databaseUrl, { setting, options: WITHOUT_LIMITS });
  try {
    await refuseUnfitServer(client, setting);
    const migrations = readMigrations();
    const applied = await appliedTo(client);
    refuseNewerDatabase(applied, migrations, setting);
    if (haveAll(applied, migrations)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await settleUnfinished(client);
    if (await isUpToDate(client, migrations)) return [];
    return await apply(databaseUrl, migrations);
  } catch (error) {
    if (codeOf(error) !== NOT_ALLOWED) throw error;
    throw new StartError([`${setting}: ${reasonOf(error)}; sign in as the role that owns what is in the database`]);
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** Whether every migration of this version has been applied, unchanged. */
export async function isUpToDate(client: Pick<Client, 'query'>, migrations: readonly Migration[]): Promise<boolean> {
  return haveAll(await appliedTo(client), migrations);
}

type Applied = Pick<Migration, 'name' | 'checksum'>;

const haveAll = (applied: readonly Applied[], migrations: readonly Migration[]): boolean =>
  migrations.every(({ name, checksum }) => applied.some((row) => row.name === name && row.checksum === checksum));

async function appliedTo(client: Pick<Client, 'query'>): Promise<Applied[]> {
  if (!(await isBegun(client))) return [];
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

/** What an older version writes may lack what a newer one relies on, and nobody would notice before it is too late. */
function refuseNewerDatabase(applied: readonly Applied[], migrations: readonly Migration[], setting: string): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown !== undefined)
    throw new StartError([
      `${setting}: a newer version of Docket has migrated this database (${unknown.name}); start that one, or restore the backup from before the update`,
    ]);
}

async function isBegun(client: Pick<Client, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  return rows[0]?.present === true;
}

/**
 * A process that was killed may have left a migration behind. PostgreSQL may still be at it, which is waited for; if it
 * did not come to its end nothing of it is there, and it may be applied again.
 */
async function settleUnfinished(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [APPLYING_LOCK]);
  await client.query('SELECT pg_advisory_unlock($1)', [APPLYING_LOCK]);
  if (await isBegun(client))
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${UNFINISHED}`);
}

/** A migration and the word that it is finished, in one transaction. */
const asOne = (script: string): string => `
  SELECT pg_advisory_xact_lock(${APPLYING_LOCK});
  ${script}
  ;
  UPDATE _prisma_migrations SET finished_at = now() WHERE ${UNFINISHED}`;

async function refuseUnfitServer(client: Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ version: number; words: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS words,
            current_setting('server_encoding') AS encoding`,
  );
  const [{ version, words, encoding } = { version: 0, words: 'unknown', encoding: 'unknown' }] = rows;
  if (version < OLDEST_POSTGRES)
    throw new StartError([`${setting}: PostgreSQL 15 or newer is needed, this is ${words}`]);
  if (encoding !== 'UTF8')
    throw new StartError([
      `${setting}: the database must be encoded in UTF8, this one is in ${encoding}; create it with TEMPLATE template0 ENCODING 'UTF8'`,
    ]);
}

async function apply(databaseUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  const scripts = new Map(migrations.map(({ script }) => [script, asOne(script)]));
  try {
    const work = async (engine: SchemaEngine): Promise<string[]> => {
      const filters = { externalTables: [], externalEnums: [] };
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationList(migrations),
        filters,
      });
      return appliedMigrationNames;
    };
    return await withSchemaEngine(databaseUrl, work, scripts);
  } catch (error) {
    throw new StartError([`Database: the migrations could not be applied: ${refusalOf(error)}`]);
  }
}

/** Without where in its own code the engine was, which it says before and after, and without advice about its own commands. */
function refusalOf(error: unknown): string {
  const reason = reasonOf(error)
    .replace(/ 0: .*$/, '')
    .replace(/^external connector error Error querying the database: /, '');
  if (!reason.startsWith('The database schema is not empty')) return reason;
  return 'it holds tables of something else; give Docket a database of its own';
}
