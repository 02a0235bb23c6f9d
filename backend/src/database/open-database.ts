import type { Env } from '../config/env.js';
import { EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';
import { refuseUnfitPooler } from './pooler.js';

/** Called for everything that has to be undone when the process ends, latest first. */
export type OnClose = (close: () => Promise<void>) => void;

/**
 * Starts the embedded database when there is no DATABASE_URL, applies the migrations, and looks whether a
 * pooler is fit for us.
 * @returns the settings with the address of the database.
 */
export async function openDatabase(env: Env, onClose: OnClose): Promise<Env> {
  const opened = env.embeddedDatabase ? env.withDatabaseUrl(await startEmbedded(env, onClose)) : env;
  if (opened.databaseDirectUrl !== undefined)
    await migrate(opened.databaseDirectUrl, opened.behindPooler ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL');
  if (opened.behindPooler && opened.databaseUrl !== undefined) await refuseUnfitPooler(opened.databaseUrl);
  return opened;
}

async function startEmbedded(env: Env, onClose: OnClose): Promise<string> {
  const server = await EmbeddedPostgres.start({ dataDir: env.dataDir });
  onClose(() => server.stop());
  server.keepAlive();
  await server.ensureDatabase();
  return server.url();
}
