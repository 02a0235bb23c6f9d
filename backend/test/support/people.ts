import { hash } from '@node-rs/argon2';
import { v7 as uuid } from 'uuid';
import type { Role } from '../../src/database/generated/enums.js';
import type { ApiClient } from './api-client.js';
import type { TestApp } from './test-app.js';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

type Wishes = Partial<Pick<Person, 'email' | 'name'>> & { active?: boolean; withoutPassword?: boolean };

const PASSWORD = 'correct horse battery staple';

/** Cheap on purpose: a hash carries its own cost, and tests sign in often. */
let passwordHash: Promise<string> | undefined;

export const anEmployee = (app: Pick<TestApp, 'database'>, wishes?: Wishes): Promise<Person> =>
  insert(app, 'employee', wishes);
export const anAgent = (app: Pick<TestApp, 'database'>, wishes?: Wishes): Promise<Person> =>
  insert(app, 'agent', wishes);
export const anAdmin = (app: Pick<TestApp, 'database'>, wishes?: Wishes): Promise<Person> =>
  insert(app, 'admin', wishes);

async function insert(app: Pick<TestApp, 'database'>, role: Role, wishes: Wishes = {}): Promise<Person> {
  const id = uuid();
  const { email = `${role}-${id}@example.org`, name = `Some ${role} ${id.slice(-4)}` } = wishes;
  passwordHash ??= hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  await app.database.query(
    `INSERT INTO users (id, email, name, role, active, password_hash, updated_at) VALUES ($1, $2, $3, $4::role, $5, $6, now())`,
    [id, email, name, role, wishes.active ?? true, wishes.withoutPassword === true ? null : await passwordHash],
  );
  return { id, email, name, role, password: PASSWORD };
}

/** Through the front door, as programs do: the client it returns carries the bearer token. */
export async function signInAs(app: Pick<TestApp, 'stranger'>, { email, password }: Person): Promise<ApiClient> {
  const answer = await app.stranger.post<{ accessToken: string }>('/api/auth/login', { email, password });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`);
  return app.stranger.with({ authorization: `Bearer ${answer.body.accessToken}` });
}
