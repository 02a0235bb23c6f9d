import type { Client } from 'pg';

/** An index that is made anew after loading, and what it stands for if it carries a constraint. */
export interface SetAsideIndex {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  readonly constraint: string | null;
  /** What a constraint is called in ALTER TABLE. */
  readonly kind: 'PRIMARY KEY' | 'UNIQUE' | null;
}

/** Read from the catalog, so that indexes which are added later are set aside, too. */
const FIND = `
  SELECT i.indrelid::regclass::text AS table, c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
    k.conname AS constraint, CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' END AS kind
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
  WHERE i.indrelid = ANY ($1::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f')
  ORDER BY (SELECT amname FROM pg_am WHERE oid = c.relam) = 'gin' DESC, name`;

/** Drops the indexes of these tables but for those that foreign keys need. @returns the slowest to make first. */
export async function setAsideIndexes(client: Client, tables: readonly string[]): Promise<SetAsideIndex[]> {
  const { rows } = await client.query<SetAsideIndex>(FIND, [tables]);
  for (const { table, name, constraint } of rows) {
    await client.query(
      constraint === null
        ? `DROP INDEX ${client.escapeIdentifier(name)}`
        : `ALTER TABLE ${table} DROP CONSTRAINT ${client.escapeIdentifier(constraint)}`,
    );
  }
  return rows;
}

/** Several sessions make one after the other from the same list, each the next that is left. */
export async function makeIndexes(clients: readonly Client[], indexes: readonly SetAsideIndex[]): Promise<void> {
  const left = [...indexes];
  await Promise.all(
    clients.map(async (client) => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) await client.query(index.definition);
    }),
  );
  // Quick, but they lock the table: not while another of its indexes is being made.
  for (const { table, name, constraint, kind } of indexes) {
    if (constraint === null || kind === null) continue;
    const [as, using] = [clients[0]?.escapeIdentifier(constraint), clients[0]?.escapeIdentifier(name)];
    await clients[0]?.query(`ALTER TABLE ${table} ADD CONSTRAINT ${as} ${kind} USING INDEX ${using}`);
  }
}
