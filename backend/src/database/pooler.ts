import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';
import { connectAtStart } from './connect-at-start.js';
import { isUpToDate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { SESSION_LIMITS } from './session-settings.js';

/** PostgreSQL: a prepared statement of this name exists already. */
const DUPLICATE_STATEMENT = '42P05';

/**
 * A pooler hands out connections that it opened itself, so whatever bounds a slow database must come
 * from the role. And a pooler that lends connections must carry prepared statements.
 * Makes sure of both before anybody is served.
 * @throws StartError that says what to change; with the SQL, where the role lacks a setting.
 */
export async function refuseUnfitPooler(databaseUrl: string): Promise<void> {
  const client = await connectAtStart(databaseUrl);
  try {
    if (!(await isUpToDate(client, readMigrations())))
      throw new StartError(['DATABASE_URL and DATABASE_DIRECT_URL: they lead to different databases']);
    const remedies = await missingSettings(client);
    if (remedies.length > 0)
      throw new StartError([
        'DATABASE_URL: connections through the pooler are not bounded. Run as the role itself or as an administrator, then let the pooler reconnect:',
        ...remedies.map((sql) => `  ${sql};`),
      ]);
    await refuseMixedStatements(client, databaseUrl);
  } finally {
    await client.end();
  }
}

/** Best effort: while others use the pooler, the two connections may be lent different ones of the server. */
async function refuseMixedStatements(client: Client, databaseUrl: string): Promise<void> {
  const statement = { name: randomUUID(), text: 'SELECT 1' };
  const other = await connectAtStart(databaseUrl);
  try {
    await client.query(statement);
    await other.query(statement);
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_STATEMENT) throw error;
    throw new StartError([
      'DATABASE_URL: the pooler mixes up prepared statements; use its session mode, or PgBouncer 1.21 or newer with max_prepared_statements = 400',
    ]);
  } finally {
    await other.end();
  }
}

/** A role may be stricter than what the pool asks of its sessions elsewhere, not looser. */
async function missingSettings(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ remedy: string }>(
    `SELECT format('ALTER ROLE %I IN DATABASE %I SET %s = %L', current_user, current_database(), name, wanted) AS remedy
     FROM pg_settings JOIN unnest($1::text[], $2::text[]) AS limits (name, wanted) USING (name)
     WHERE CASE name WHEN 'TimeZone' THEN setting NOT IN ('UTC', 'Etc/UTC')
                     ELSE setting::bigint NOT BETWEEN 1 AND wanted::bigint END
     ORDER BY name`,
    [
      ['TimeZone', ...Object.keys(SESSION_LIMITS)],
      ['UTC', ...Object.values(SESSION_LIMITS).map(String)],
    ],
  );
  return rows.map(({ remedy }) => remedy);
}
