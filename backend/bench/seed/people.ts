import type { Client } from 'pg';
import { Random, words } from '../built.ts';

export const AGENTS = 16;
export const EMPLOYEES = 19_984;

/** People without passwords; the benchmark gives one to those whose sessions it needs. */
const INSERT = `
  INSERT INTO users (id, email, name, role, created_at, updated_at)
  SELECT uuidv7(interval '-1096 days'), role || '.' || no || '@bench.example.org', name, role::role, since, since
  FROM unnest($1::text[], $2::text[], $3::int[]) AS given (role, name, no),
    LATERAL (SELECT now() - interval '1096 days' AS since) AS times`;

export async function insertPeople(client: Client, seed: number): Promise<void> {
  const random = new Random(seed);
  const people = Array.from({ length: AGENTS + EMPLOYEES }, (_, index) => ({
    role: index < AGENTS ? 'agent' : 'employee',
    name: `${random.pick(words.first)} ${random.pick(words.last)}`,
    no: index < AGENTS ? index + 1 : index - AGENTS + 1,
  }));
  await client.query(INSERT, [
    people.map(({ role }) => role),
    people.map(({ name }) => name),
    people.map(({ no }) => no),
  ]);
}
