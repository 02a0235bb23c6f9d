import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aProblem } from '../auth/problems.js';

interface User {
  id: string;
  email: string;
  name: string;
  role: string;
  active: boolean;
  createdAt: string;
  version: number;
}

let app: TestApp;
let boss: Person;
let admin: ApiClient;
let agent: ApiClient;
let employee: ApiClient;
let mara: Person;
beforeAll(async () => {
  app = await TestApp.start();
  boss = await anAdmin(app);
  admin = await signInAs(app, boss);
  agent = await signInAs(app, await anAgent(app));
  mara = await anEmployee(app, { name: 'Mara Keller' });
  employee = await signInAs(app, mara);
});
afterAll(() => app.close());

let counter = 0;
const aNewPerson = () => {
  counter += 1;
  return { email: `new-${counter}@example.org`, name: 'New Person', role: 'employee' };
};
const ABSENT = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';

describe('reading a person', () => {
  it('shows agents and admins everybody, and employees themselves', async () => {
    for (const client of [admin, agent, employee]) {
      const { status, body, headers } = await client.get<User>(`/api/users/${mara.id}`);
      expect([status, headers['etag']]).toEqual([200, '"1"']);
      expect(body).toEqual({
        id: mara.id,
        email: mara.email,
        name: 'Mara Keller',
        role: 'employee',
        active: true,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        version: 1,
      });
    }
    expect((await employee.get(`/api/users/${mara.id.toUpperCase()}`)).status).toBe(200);
  });

  it('is 403 for an employee who asks for another, whether they exist or not', async () => {
    const [real, invented] = [await employee.get(`/api/users/${boss.id}`), await employee.get(`/api/users/${ABSENT}`)];
    const bytes = ({ text, headers }: typeof real) => text.replace(String(headers['x-request-id']), 'ID');
    expect(real.body).toEqual(aProblem(403, 'forbidden'));
    expect(bytes(invented)).toBe(bytes(real));
  });

  it('is 404 for nobody and 400 for an id that is none', async () => {
    expect((await agent.get(`/api/users/${ABSENT}`)).body).toEqual(aProblem(404, 'user_not_found'));
    for (const id of ['7', '-1', 'me']) expect((await agent.get(`/api/users/${id}`)).status).toBe(400);
  });

  it('is 304 for who has it already', async () => {
    const url = `/api/users/${mara.id}`;
    expect((await agent.get(url, { 'if-none-match': '"1"' })).status).toBe(304);
    expect((await agent.get(url, { 'if-none-match': '"2"' })).status).toBe(200);
  });
});

describe('adding a person', () => {
  it('answers 201 with Location and ETag', async () => {
    const { status, body, headers } = await admin.post<User>('/api/users', { ...aNewPerson(), role: 'agent' });
    expect([status, headers['location'], headers['etag']]).toEqual([201, `/api/users/${body.id}`, '"1"']);
    expect(body).toMatchObject({ name: 'New Person', role: 'agent', active: true, version: 1 });
    expect((await admin.get<User>(`/api/users/${body.id}`)).body).toEqual(body);
  });

  it('lets them sign in only once they have a password', async () => {
    const person = aNewPerson();
    const { body } = await admin.post<User>('/api/users', person);
    const login = (password: string) => app.stranger.post('/api/auth/login', { email: person.email, password });
    expect((await login('any password at all')).status).toBe(401);
    const set = await admin.put(`/api/users/${body.id}/password`, { newPassword: 'one for the first day' });
    expect([set.status, set.text]).toEqual([204, '']);
    expect((await login('one for the first day')).status).toBe(200);
    const withPassword = { ...aNewPerson(), password: 'one from the beginning' };
    await admin.post('/api/users', withPassword);
    const answer = await app.stranger.post('/api/auth/login', {
      email: withPassword.email,
      password: withPassword.password,
    });
    expect(answer.status).toBe(200);
  });

  it('refuses an address that somebody has, in whatever case', async () => {
    const person = aNewPerson();
    expect((await admin.post('/api/users', person)).status).toBe(201);
    const again = await admin.post('/api/users', { ...person, email: person.email.toUpperCase() });
    expect(again.body).toEqual(aProblem(409, 'email_taken'));
  });

  it('makes one person when two admins add the same at once', async () => {
    const person = aNewPerson();
    const answers = await Promise.all([admin.post('/api/users', person), admin.post('/api/users', person)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is for admins only', async () => {
    for (const client of [agent, employee]) {
      expect((await client.post('/api/users', aNewPerson())).body).toEqual(aProblem(403, 'forbidden'));
    }
    expect((await app.stranger.post('/api/users', aNewPerson())).status).toBe(401);
  });

  it.each([
    ['a blank name', { name: '  ' }, 'name'],
    ['a name of two lines', { name: 'Mara\nKeller' }, 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name'],
    ['a name with NUL', { name: 'Mara\0' }, 'name'],
    ['no email address', { email: 'mara' }, 'email'],
    ['a role that does not exist', { role: 'owner' }, 'role'],
    ['a short password', { password: 'x'.repeat(11) }, 'password'],
    ['a field that cannot be set', { active: true }, 'active'],
    ['a field that does not exist', { passwordHash: 'x' }, 'passwordHash'],
  ])('is 400 at its field for %s', async (_, fault, field) => {
    const { body } = await admin.post('/api/users', { ...aNewPerson(), ...fault });
    expect(body).toEqual(aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field })] }));
  });

  it('keeps a name exactly as sent, but for spaces at its ends', async () => {
    const { body } = await admin.post<User>('/api/users', { ...aNewPerson(), name: '  مارا 🦊 <b>O’Neil</b> ' });
    expect(body.name).toBe('مارا 🦊 <b>O’Neil</b>');
  });
});

describe('a retry of adding a person', () => {
  const key = () => ({ 'idempotency-key': `key ${(counter += 1)}` });

  it('gets the first answer again, byte for byte', async () => {
    const [person, headers] = [aNewPerson(), key()];
    const first = await admin.post<User>('/api/users', person, headers);
    const again = await admin.post<User>('/api/users', person, headers);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['etag']).toBe('"1"');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
  });

  it('is refused with another body', async () => {
    const [person, headers] = [aNewPerson(), key()];
    await admin.post('/api/users', person, headers);
    const other = await admin.post('/api/users', { ...person, name: 'Other' }, headers);
    expect(other.body).toEqual(aProblem(422, 'idempotency_key_reused'));
  });

  it('makes one person when both come at once', async () => {
    const [person, headers] = [aNewPerson(), key()];
    const answers = await Promise.all([
      admin.post('/api/users', person, headers),
      admin.post('/api/users', person, headers),
    ]);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const rows = await app.database.query('SELECT FROM users WHERE email = $1', [person.email]);
    expect(rows).toHaveLength(1);
  });
});

describe('changing a person', () => {
  it('replaces what is sent, keeps the rest and moves the version by one', async () => {
    const { id } = await anEmployee(app, { name: 'Before' });
    const { status, body, headers } = await admin.patch<User>(`/api/users/${id}`, { name: 'After', role: 'agent' });
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ name: 'After', role: 'agent', active: true, version: 2 });
  });

  it('keeps the version when nothing changes', async () => {
    const { id } = await anEmployee(app, { name: 'Same' });
    for (const body of [{}, { name: 'Same' }, { name: ' Same ', role: 'employee', active: true }]) {
      const answer = await admin.patch<User>(`/api/users/${id}`, body);
      expect([answer.status, answer.body.version]).toEqual([200, 1]);
    }
  });

  it('is refused with a stale ETag, and tells the present one', async () => {
    const { id } = await anEmployee(app);
    const url = `/api/users/${id}`;
    expect((await admin.patch(url, { name: 'One' }, { 'if-match': '"1"' })).status).toBe(200);
    const stale = await admin.patch(url, { name: 'Two' }, { 'if-match': '"1"' });
    expect(stale.body).toEqual(aProblem(412, 'version_conflict'));
    expect(stale.headers['etag']).toBe('"2"');
    expect((await admin.patch(url, { name: 'Two' }, { 'if-match': '"7", "2"' })).status).toBe(200);
    expect((await admin.patch(url, { name: 'Three' }, { 'if-match': '*' })).status).toBe(200);
    expect((await admin.put(`${url}/password`, { newPassword: 'x'.repeat(12) }, { 'if-match': '"1"' })).status).toBe(
      412,
    );
  });

  it('lets one of two through who change the same version at once', async () => {
    const { id } = await anEmployee(app);
    const answers = await Promise.all(
      ['One', 'Two'].map((name) => admin.patch(`/api/users/${id}`, { name }, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('is for admins only, and 404 for nobody', async () => {
    for (const client of [agent, employee]) {
      expect((await client.patch(`/api/users/${mara.id}`, { role: 'admin' })).status).toBe(403);
      expect((await client.put(`/api/users/${mara.id}/password`, { newPassword: 'x'.repeat(12) })).status).toBe(403);
    }
    expect((await admin.patch(`/api/users/${ABSENT}`, { name: 'X' })).body).toEqual(aProblem(404, 'user_not_found'));
    expect((await admin.put(`/api/users/${ABSENT}/password`, { newPassword: 'x'.repeat(12) })).status).toBe(404);
  });

  it.each([
    ['a role that does not exist', { role: 'owner' }, 'role'],
    ['a name that is null', { name: null }, 'name'],
    ['active as text', { active: 'false' }, 'active'],
    ['an email address, which stays', { email: 'other@example.org' }, 'email'],
  ])('is 400 at its field for %s', async (_, fault, field) => {
    const { body } = await admin.patch(`/api/users/${mara.id}`, fault);
    expect(body).toEqual(aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field })] }));
  });

  it('tells 400 before 403', async () => {
    expect((await agent.patch(`/api/users/${mara.id}`, { role: 'owner' })).status).toBe(400);
  });
});

describe('a password set by an admin', () => {
  it("ends the person's sessions and nobody else's", async () => {
    const person = await anEmployee(app);
    const theirs = await signInAs(app, person);
    expect((await admin.put(`/api/users/${person.id}/password`, { newPassword: 'x'.repeat(12) })).status).toBe(204);
    expect((await theirs.get('/api/auth/me')).status).toBe(401);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
  });

  it('is refused to an admin who has not seen the one that another set', async () => {
    const url = `/api/users/${(await anEmployee(app)).id}`;
    const set = (letter: string) =>
      admin.put(`${url}/password`, { newPassword: letter.repeat(12) }, { 'if-match': '"1"' });
    const answers = await Promise.all([set('x'), set('y')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 412]);
    expect((await admin.get(url)).headers['etag']).toBe('"2"');
  });

  it('may be their own, where they stay signed in', async () => {
    const person = await anAdmin(app);
    const [here, elsewhere] = [await signInAs(app, person), await signInAs(app, person)];
    expect((await here.put(`/api/users/${person.id}/password`, { newPassword: 'x'.repeat(12) })).status).toBe(204);
    expect((await here.get('/api/auth/me')).status).toBe(200);
    expect((await elsewhere.get('/api/auth/me')).status).toBe(401);
  });
});
