import type { Client } from 'pg';
import { StartError } from '../config/start-error.js';
import { connectAtStart } from './connect-at-start.js';
import { LIMITS } from './database-pool.js';
import { isUpToDate } from './migrate.js';
import { readMigrations } from './migrations.js';

/** What the pool asks of its sessions where no pooler is between. A role may be stricter, not looser. */
const UPPER_BOUNDS = {
  statement_timeout: LIMITS.statement_timeout,
  lock_timeout: LIMITS.lock_timeout,
  idle_in_transaction_session_timeout: LIMITS.idle_in_transaction_session_timeout,
} as const;

/**
 * A pooler hands out connections that it opened itself, so whatever bounds a slow database must come
 * from the role. Makes sure of it before anybody is served.
 * @throws StartError with one line for each setting that the role lacks, and the SQL that mends it.
 */
export async function refuseUnboundPooler(databaseUrl: string): Promise<void> {
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
  } finally {
    await client.end();
  }
}

async function missingSettings(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ remedy: string }>(
    `SELECT format('ALTER ROLE %I IN DATABASE %I SET %s = %L', current_user, current_database(), name, wanted) AS remedy
     FROM pg_settings JOIN unnest($1::text[], $2::text[]) AS limits (name, wanted) USING (name)
     WHERE CASE name WHEN 'TimeZone' THEN setting NOT IN ('UTC', 'Etc/UTC')
                     ELSE setting::bigint NOT BETWEEN 1 AND wanted::bigint END
     ORDER BY name`,
    [
      ['TimeZone', ...Object.keys(UPPER_BOUNDS)],
      ['UTC', ...Object.values(UPPER_BOUNDS).map(String)],
    ],
  );
  return rows.map(({ remedy }) => remedy);
}
