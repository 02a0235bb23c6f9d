import type { Client } from 'pg';
import type { Row } from './ticket-life.js';

/** Columns with their types, in the order in which they are sent. */
export type Columns = Readonly<Record<string, string>>;

/** Inserts any number of rows in one statement: one array per column, instead of one parameter per value. */
export async function insertRows(client: Client, table: string, columns: Columns, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`);
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    names.map((name) => rows.map((row) => row[name] ?? null)),
  );
}
