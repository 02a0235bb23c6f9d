import type { Client } from 'pg';

export interface Statements {
  /** For each request, transactions aside. */
  readonly statements: number;
  /** BEGIN, COMMIT and their like, for each request. */
  readonly transactions: number;
}

/** In the data folder of the embedded server. */
const LOG = 'server.log';

/** Each line of the log begins with the name of the application that sent the statement. */
export const COUNTING = { log_min_messages: 'log', log_line_prefix: '%a|', log_parameter_max_length: '0' };

const STATEMENT = /^docket \d+\|LOG: {2}(?:statement|execute [^:]*): \s*(\w+)/gm;
const OF_TRANSACTIONS = /^(begin|start|commit|rollback|savepoint|release)$/i;

/**
 * Counts what the product asks PostgreSQL while some requests are answered, by PostgreSQL's own log, which rests
 * otherwise. Not by pg_stat_statements: that counts a prepared BEGIN or COMMIT the first time only, and cannot tell
 * the product's statements from ours.
 */
export async function countStatements(
  client: Client,
  requests: number,
  work: () => Promise<unknown>,
): Promise<Statements> {
  await logStatements(client, 'all');
  try {
    const { rows: sizes } = await client.query<{ size: string }>(`SELECT size FROM pg_stat_file($1)`, [LOG]);
    await work();
    const { rows: texts } = await client.query<{ text: string }>(`SELECT pg_read_file($1, $2, 1 << 29) AS text`, [
      LOG,
      sizes[0]?.size,
    ]);
    const verbs = [...(texts[0]?.text ?? '').matchAll(STATEMENT)].map(([, verb = '']) => verb);
    const transactions = verbs.filter((verb) => OF_TRANSACTIONS.test(verb)).length;
    return { statements: (verbs.length - transactions) / requests, transactions: transactions / requests };
  } finally {
    await logStatements(client, 'none');
  }
}

/** For all sessions, and known to them within a moment. */
async function logStatements(client: Client, which: 'none' | 'all'): Promise<void> {
  await client.query(`ALTER SYSTEM SET log_statement = '${which}'`);
  await client.query('SELECT pg_reload_conf(), pg_sleep(0.2)');
}
