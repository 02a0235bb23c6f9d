import { existsSync, readFileSync } from 'node:fs';

/**
 * The product's own code that the benchmark uses, as it was built: the sources cannot be imported, because Node
 * strips types but does not translate decorators and parameter properties.
 */
const dist = new URL('../dist/', import.meta.url);
const at = (file: string): string => new URL(file, dist).href;

if (!existsSync(dist)) throw new Error('The product is not built: use `npm run bench`, which builds it first.');

export const { EmbeddedPostgres } = (await import(
  at('database/embedded/embedded-postgres.js')
)) as typeof import('../src/database/embedded/embedded-postgres.js');

export const { migrate } = (await import(at('database/migrate.js'))) as typeof import('../src/database/migrate.js');

export const { runOnce } = (await import(at('process/run-once.js'))) as typeof import('../src/process/run-once.js');

export const { Random } = (await import(at('seed/random.js'))) as typeof import('../src/seed/random.js');
export type Random = InstanceType<typeof Random>;

export const { ticketText, replyText, answerText, noteText } = (await import(
  at('seed/ticket-text.js')
)) as typeof import('../src/seed/ticket-text.js');

export const { words } = (await import(at('seed/words.js'))) as typeof import('../src/seed/words.js');

export const { parseSearch, splitLastWord } = (await import(
  at('tickets/domain/search-query.js')
)) as typeof import('../src/tickets/domain/search-query.js');

export const { SESSION_OPTIONS } = (await import(
  at('database/session-settings.js')
)) as typeof import('../src/database/session-settings.js');

export const serverFile = new URL('server.js', dist).pathname;

/** What `npm start` gives to Node. */
export const serverFlags = JSON.parse(
  readFileSync(new URL('../../scripts/lib/server-flags.json', import.meta.url), 'utf8'),
) as readonly string[];
