import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aProblem } from '../auth/problems.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface User {
  id: string;
  name: string;
  email: string;
  createdAt: string;
}
interface UserPage {
  items: User[];
  nextCursor: string | null;
}

let app: TestApp;
let agent: ApiClient;
let admin: ApiClient;
let employee: ApiClient;
beforeAll(async () => {
  app = await TestApp.start();
  admin = await signInAs(app, await anAdmin(app, { name: 'Zoë Admin', email: 'zoe@example.org' }));
  agent = await signInAs(app, await anAgent(app, { name: 'adam Agent', email: 'ADAM@example.org' }));
  employee = await signInAs(app, await anEmployee(app, { name: 'Mara Keller', email: 'keller@example.org' }));
  await anEmployee(app, { name: 'mara lind', email: 'lind@example.org', active: false });
  await anEmployee(app, { name: '100% Percy_Under\\score', email: 'percy@example.org' });
  // Namesakes: only the id tells them apart.
  for (let count = 0; count < 5; count += 1)
    await anEmployee(app, { name: 'Namesake', email: `n${count}@example.org` });
});
afterAll(() => app.close());

const names = async (query: string) =>
  (await agent.get<UserPage>(`/api/users?${query}`)).body.items.map(({ name }) => name);

async function walk(client: ApiClient, query: string, limit: number): Promise<User[]> {
  const found: User[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor ? `&cursor=${cursor}` : '';
    const { body } = await client.get<UserPage>(`/api/users?${query}&limit=${limit}${after}`);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    found.push(...body.items);
    cursor = body.nextCursor;
  }
  return found;
}

describe('the list of people', () => {
  it('is for agents and admins', async () => {
    expect((await admin.get('/api/users')).status).toBe(200);
    expect((await agent.get('/api/users')).status).toBe(200);
    expect((await employee.get('/api/users')).body).toEqual(aProblem(403, 'forbidden'));
  });

  it('shows people as they are read one by one, and nothing of their password', async () => {
    const { items } = (await agent.get<UserPage>('/api/users')).body;
    for (const item of items) expect((await agent.get(`/api/users/${item.id}`)).body).toEqual(item);
  });

  it('sorts by name without case unless told otherwise', async () => {
    const sorted = await names('');
    expect(sorted).toEqual([
      '100% Percy_Under\\score',
      'adam Agent',
      'Mara Keller',
      'mara lind',
      ...Array<string>(5).fill('Namesake'),
      'Zoë Admin',
    ]);
  });

  it.each([
    ['a part of a name in another case', 'q=KELL', ['Mara Keller']],
    ['a part of an address', 'q=zoe%40', ['Zoë Admin']],
    ['spaces at the ends', 'q=%20lind%20', ['mara lind']],
    ['a wildcard of SQL, literally', 'q=100%25', ['100% Percy_Under\\score']],
    ['another wildcard of SQL, literally', 'q=cy_U', ['100% Percy_Under\\score']],
    ['a backslash, literally', 'q=r%5Cs', ['100% Percy_Under\\score']],
    ['nothing that anybody has', 'q=nothing', []],
    ['one role', 'role=admin', ['Zoë Admin']],
    ['two roles', 'role=admin,agent', ['adam Agent', 'Zoë Admin']],
    ['the deactivated', 'active=false', ['mara lind']],
    ['all together', 'q=mara&role=employee&active=true', ['Mara Keller']],
  ])('finds by %s', async (_, query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it.each(['name', '-name', 'email', '-email', 'createdAt', '-createdAt'])('walks page by page by %s', async (sort) => {
    const whole = (await agent.get<UserPage>(`/api/users?sort=${sort}&limit=100`)).body.items.map(({ id }) => id);
    expect(whole).toHaveLength(10);
    const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
    const reversed = (await walk(agent, `sort=${opposite}`, 3)).map(({ id }) => id);
    expect((await walk(agent, `sort=${sort}`, 3)).map(({ id }) => id)).toEqual(whole);
    expect(reversed.reverse()).toEqual(whole);
  });

  it('neither skips nor repeats while people are added', async () => {
    const before = (await walk(agent, 'q=namesake', 100)).map(({ id }) => id);
    const first = (await agent.get<UserPage>('/api/users?q=namesake&limit=2')).body;
    await anEmployee(app, { name: 'Aaron Namesake', email: 'aaron@example.org' });
    const rest = (await agent.get<UserPage>(`/api/users?q=namesake&limit=50&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(before);
  });

  it.each([
    ['another filter', (cursor: string) => agent.get(`/api/users?q=a&limit=2&cursor=${cursor}`)],
    ['another sort', (cursor: string) => agent.get(`/api/users?sort=email&limit=2&cursor=${cursor}`)],
    ['another person', (cursor: string) => admin.get(`/api/users?limit=2&cursor=${cursor}`)],
    ['another list', (cursor: string) => agent.get(`/api/auth/sessions?cursor=${cursor}`)],
    ['nobody: changed', (cursor: string) => agent.get(`/api/users?cursor=${cursor.slice(0, -2)}AA`)],
    ['nobody: made up', () => agent.get('/api/users?cursor=nonsense')],
  ])('refuses a cursor that belongs to %s', async (_, ask) => {
    const { nextCursor } = (await agent.get<UserPage>('/api/users?limit=2')).body;
    expect((await ask(nextCursor ?? '')).body).toEqual(aProblem(400, 'cursor_invalid'));
  });

  it('lets the page size change between pages', async () => {
    const { nextCursor } = (await agent.get<UserPage>('/api/users?limit=2')).body;
    expect((await agent.get(`/api/users?limit=5&cursor=${nextCursor}`)).status).toBe(200);
  });

  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=101'],
    ['role', 'role=owner'],
    ['active', 'active=yes'],
    ['sort', 'sort=passwordHash'],
    ['q', 'q='],
    ['nonsense', 'nonsense=1'],
  ])('names %s in the answer to %s', async (field, query) => {
    const { body } = await agent.get(`/api/users?${query}`);
    expect(body).toEqual(aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field })] }));
  });
});
