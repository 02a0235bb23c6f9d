import type { Client } from 'pg';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: string;
}

export interface Person extends Account {
  /** The header that signs this person in at the product. */
  readonly authorization: string;
  readonly sessionId: string;
}

export const ADMIN = { email: 'bench@example.org', password: 'only for a database that is thrown away' };

const AGENTS = 6;
const EMPLOYEES = 12;

export interface Staffing {
  readonly agents: readonly Person[];
  readonly employees: readonly Person[];
}

/** Agents, and employees with some tickets: busy ones and ones of the long tail. */
const FIND = `
  (SELECT id, email, role FROM users WHERE role = 'agent' ORDER BY email LIMIT ${AGENTS})
  UNION ALL
  (SELECT id, email, role FROM users WHERE role = 'employee' AND EXISTS (SELECT FROM tickets WHERE requester_id = users.id)
    ORDER BY md5(email) LIMIT ${EMPLOYEES})`;

export async function accounts(client: Client): Promise<Account[]> {
  return (await client.query<Account>(FIND)).rows;
}

/** Gives seeded people a password, as an admin does. */
export async function givePasswords(product: string, people: readonly Account[]): Promise<void> {
  const { authorization } = await signIn(product, ADMIN.email);
  for (const { id } of people) {
    const answer = await fetch(`${product}/api/users/${id}/password`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ newPassword: ADMIN.password }),
    });
    if (!answer.ok) throw new Error(`The product refused a password: ${answer.status} ${await answer.text()}`);
  }
}

/** Signs everybody in anew: access tokens are good for 15 minutes, a benchmark runs longer. */
export async function signInAll(product: string, people: readonly Account[]): Promise<Staffing> {
  const signedIn: Person[] = [];
  for (const account of people) signedIn.push({ ...account, ...(await signIn(product, account.email)) });
  return {
    agents: signedIn.filter(({ role }) => role === 'agent'),
    employees: signedIn.filter(({ role }) => role === 'employee'),
  };
}

async function signIn(product: string, email: string): Promise<{ authorization: string; sessionId: string }> {
  const answer = await fetch(`${product}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: ADMIN.password }),
  });
  if (!answer.ok) throw new Error(`The product refused to sign in ${email}: ${answer.status}`);
  const { accessToken } = (await answer.json()) as { accessToken: string };
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sid: string };
  return { authorization: `Bearer ${accessToken}`, sessionId: claims.sid };
}
