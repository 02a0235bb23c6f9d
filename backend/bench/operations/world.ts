import type { Client } from 'pg';
import { Random } from '../built.ts';
import type { Staffing } from './person.ts';

/** What requests are made from: the same facts and the same chance for all sides. */
export interface World extends Staffing {
  readonly client: Client;
  readonly product: string;
  readonly random: Random;
  /** Numbers of tickets that are not deleted, a sample of the whole archive. */
  readonly ids: readonly number[];
  readonly requesterIds: readonly string[];
  readonly agentIds: readonly string[];
  /** Asset numbers that stand in a few tickets each. */
  readonly rareWords: readonly string[];
}

const SAMPLE = 4_000;

export async function lookAround(client: Client, product: string, staffing: Staffing): Promise<World> {
  const column = async <T>(sql: string): Promise<T[]> =>
    (await client.query<{ value: T }>(sql)).rows.map(({ value }) => value);
  return {
    ...staffing,
    client,
    product,
    random: new Random(7),
    // By a hash, so that it is the same sample in every run.
    ids: await column<number>(
      `SELECT id AS value FROM tickets WHERE deleted_at IS NULL
         AND hashint4(id) & 1048575 < 1048576.0 * 1.2 * ${SAMPLE} / (SELECT max(id) FROM tickets)
       ORDER BY hashint4(id) LIMIT ${SAMPLE}`,
    ),
    requesterIds: await column<string>(
      `SELECT id AS value FROM users WHERE role = 'employee' ORDER BY md5(email) LIMIT 200`,
    ),
    agentIds: await column<string>(`SELECT id AS value FROM users WHERE role = 'agent' ORDER BY email`),
    rareWords: await column<string>(
      `SELECT DISTINCT substring(body FROM 'NB-[0-9]{4}') AS value FROM (SELECT body FROM comments LIMIT 20000) AS said
       WHERE body ~ 'NB-[0-9]{4}' ORDER BY 1 LIMIT 300`,
    ),
  };
}
