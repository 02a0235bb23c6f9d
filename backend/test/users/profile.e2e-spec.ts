import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aProblem } from '../auth/problems.js';
import type { ApiClient } from '../support/api-client.js';
import { anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface Me {
  version: number;
  [setting: string]: unknown;
}

let app: TestApp;
let mara: Person;
let client: ApiClient;
beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  mara = await anEmployee(app, { name: 'Mara Keller' });
  client = await signInAs(app, mara);
});
afterAll(() => app.close());

const SETTINGS = { name: 'Mara K.', locale: 'de-CH', timeZone: 'Europe/Zurich', theme: 'dark', singleKeys: false };

describe('the own profile', () => {
  it('keeps the settings, and moves the version by one', async () => {
    const { status, body, headers } = await client.patch<Me>('/api/auth/me', SETTINGS);
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ id: mara.id, email: mara.email, role: 'employee', version: 2, ...SETTINGS });
    expect((await client.get<Me>('/api/auth/me')).body).toEqual(body);
    const login = await app.stranger.post<{ user: Me }>('/api/auth/login', {
      email: mara.email,
      password: mara.password,
    });
    expect(login.body.user).toEqual(body);
  });

  it('keeps the version when nothing changes', async () => {
    await client.patch('/api/auth/me', SETTINGS);
    expect((await client.patch<Me>('/api/auth/me', SETTINGS)).body.version).toBe(2);
    expect((await client.patch<Me>('/api/auth/me', {})).body.version).toBe(2);
  });

  it('goes back to what the browser says with null', async () => {
    await client.patch('/api/auth/me', SETTINGS);
    const { body } = await client.patch<Me>('/api/auth/me', { locale: null, timeZone: null });
    expect(body).toMatchObject({ locale: null, timeZone: null, theme: 'dark' });
  });

  it('honours If-Match', async () => {
    expect((await client.patch('/api/auth/me', { theme: 'dark' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await client.patch('/api/auth/me', { theme: 'light' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it.each([
    ['role', { role: 'admin' }],
    ['email', { email: 'other@example.org' }],
    ['active', { active: false }],
    ['name', { name: ' ' }],
    ['locale', { locale: 'not a locale' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['timeZone', { timeZone: '+01:00' }],
    ['theme', { theme: 'pink' }],
    ['singleKeys', { singleKeys: 1 }],
  ])('is 400 at %s for %j', async (field, fault) => {
    const { body } = await client.patch('/api/auth/me', fault);
    expect(body).toEqual(aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field })] }));
  });
});
