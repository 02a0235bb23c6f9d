import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../database/generated/enums.js';
import type { DB } from '../../database/generated/kysely.js';
import type { PersonName } from '../rows/person-name.js';

export interface ImportedPerson {
  id: string;
  role: Role;
}

/** By the address as the file spells it. */
export type PeopleByEmail = Map<string, ImportedPerson>;

interface Wanted {
  people: readonly PersonName[];
  /** Addresses, in lower case, that the file names as assignees: made as agents if they have to be made. */
  assignees: ReadonlySet<string>;
  /** Makes nobody, and answers as if. */
  dryRun: boolean;
}

/** Finds the people whom a file names and makes those who are missing. Nobody who exists is changed. */
@Injectable()
export class ImportedPeopleService {
  async resolve(transaction: Kysely<DB>, { people, assignees, dryRun }: Wanted): Promise<PeopleByEmail> {
    const wanted = new Map(people.map((person) => [person.email, person]));
    const found = await this.find(transaction, [...wanted.keys()]);
    const missing = [...wanted.values()].filter(({ email }) => !found.has(email));
    const roleOf = ({ email }: PersonName): Role => (assignees.has(email.toLowerCase()) ? 'agent' : 'employee');
    if (dryRun || missing.length === 0) {
      return new Map([...found, ...missing.map((one) => [one.email, { id: uuidv7(), role: roleOf(one) }] as const)]);
    }
    await this.make(
      transaction,
      missing.map((one) => ({ ...one, role: roleOf(one) })),
    );
    return new Map([
      ...found,
      ...(await this.find(
        transaction,
        missing.map(({ email }) => email),
      )),
    ]);
  }

  /** The database alone decides which addresses are the same, so that its unique index agrees. */
  private async find(transaction: Kysely<DB>, emails: readonly string[]): Promise<PeopleByEmail> {
    if (emails.length === 0) return new Map();
    const { rows } = await sql<{ asked: string; id: string; role: Role }>`
      SELECT asked, users.id, users.role FROM unnest(${emails}::text[]) AS asked
      JOIN users ON lower(users.email) = lower(asked)`.execute(transaction);
    return new Map(rows.map(({ asked, id, role }) => [asked, { id, role }]));
  }

  /** In the order of their addresses, so that imports running side by side wait instead of deadlocking. */
  private async make(transaction: Kysely<DB>, people: readonly (PersonName & { role: Role })[]): Promise<void> {
    const inOrder = [...people].sort((a, b) => (a.email.toLowerCase() < b.email.toLowerCase() ? -1 : 1));
    await transaction
      .insertInto('users')
      .values(inOrder.map(({ email, name, role }) => ({ id: uuidv7(), email, name, role, updatedAt: sql`now()` })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
