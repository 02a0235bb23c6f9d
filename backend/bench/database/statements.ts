import type { Client } from 'pg';

export interface Statements {
  /** For each request, transactions aside. */
  readonly statements: number;
  /** BEGIN, COMMIT and their like, for each request. */
  readonly transactions: number;
}

const COUNT = `
  SELECT coalesce(sum(calls) FILTER (WHERE NOT is_transaction), 0)::int AS statements,
    coalesce(sum(calls) FILTER (WHERE is_transaction), 0)::int AS transactions
  FROM pg_stat_statements, LATERAL (SELECT query ~* '^(begin|commit|rollback|start transaction)' AS is_transaction) AS kind
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query !~ 'pg_stat_statements'`;

/** Counts what PostgreSQL is asked while some requests are answered. Counting rests otherwise: it costs a little. */
export async function countStatements(
  client: Client,
  requests: number,
  work: () => Promise<unknown>,
): Promise<Statements> {
  await track(client, 'top');
  try {
    await client.query('SELECT pg_stat_statements_reset()');
    await work();
    const { rows } = await client.query<{ statements: number; transactions: number }>(COUNT);
    const { statements = 0, transactions = 0 } = rows[0] ?? {};
    return { statements: statements / requests, transactions: transactions / requests };
  } finally {
    await track(client, 'none');
  }
}

export async function installCounter(client: Client): Promise<void> {
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await track(client, 'none');
}

/** For all sessions, and known to them within a moment. */
async function track(client: Client, what: 'none' | 'top'): Promise<void> {
  await client.query(`ALTER SYSTEM SET pg_stat_statements.track = ${what}`);
  await client.query('SELECT pg_reload_conf(), pg_sleep(0.2)');
}
