import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { insertRows } from './insert-rows.js';
import type { Random } from './random.js';
import type { People } from './ticket-life.js';
import { words } from './words.js';

const AGENTS = 12;
const TICKETS_PER_REQUESTER = 60;

const columns = {
  id: 'uuid',
  email: 'text',
  name: 'text',
  role: 'role',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

/**
 * People for so many tickets, without passwords. Those of an earlier run are found again by their
 * addresses, which end in example.org and therefore reach nobody.
 */
export async function seedPeople(client: Client, random: Random, tickets: number, since: Date): Promise<People> {
  const agents = people(random, AGENTS, 'agent', since);
  const requesters = people(random, Math.max(30, Math.ceil(tickets / TICKETS_PER_REQUESTER)), 'employee', since);
  return { agents: await ensure(client, agents), requesters: await ensure(client, requesters) };
}

interface Person {
  readonly [column: string]: string | Date;
  readonly email: string;
}

function people(random: Random, count: number, role: 'agent' | 'employee', since: Date): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: uuidv7(),
    email: `${role}.${index + 1}@seed.example.org`,
    name: `${random.pick(words.first)} ${random.pick(words.last)}`,
    role,
    created_at: since,
    updated_at: since,
  }));
}

async function ensure(client: Client, wanted: readonly Person[]): Promise<string[]> {
  const emails = wanted.map(({ email }) => email);
  const known = await idsByEmail(client, emails);
  await insertRows(
    client,
    'users',
    columns,
    wanted.filter(({ email }) => !known.has(email)),
  );
  const ids = await idsByEmail(client, emails);
  return emails.flatMap((email) => ids.get(email) ?? []);
}

async function idsByEmail(client: Client, emails: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; email: string }>(
    'SELECT id, email FROM users WHERE lower(email) = ANY ($1)',
    [emails],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
