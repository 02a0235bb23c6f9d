import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from './generated/kysely.js';

/** Rows deleted at a time, so that a statement stays far below its time limit. */
const AT_A_TIME = 20_000;

/** Deletes rows however many there are, in statements of their own: what is gone stays gone if a later one fails. @returns how many. */
export async function deleteInBatches(
  db: Kysely<DB>,
  table: keyof DB,
  condition: RawBuilder<unknown>,
): Promise<number> {
  for (let sum = 0; ;) {
    const { numAffectedRows } = await sql`
      DELETE FROM ${sql.table(table)} WHERE ctid IN
        (SELECT ctid FROM ${sql.table(table)} WHERE ${condition} LIMIT ${sql.lit(AT_A_TIME)})`.execute(db);
    const deleted = Number(numAffectedRows ?? 0);
    sum += deleted;
    if (deleted < AT_A_TIME) return sum;
  }
}
