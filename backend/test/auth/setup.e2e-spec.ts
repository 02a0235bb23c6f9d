import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { DemoPeople } from '../../src/auth/demo-people.service.js';
import { SetupService } from '../../src/auth/setup.service.js';
import { FirstAdminService } from '../../src/users/first-admin.service.js';
import { anAdmin, anEmployee } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aProblem } from './problems.js';

let app: TestApp;
beforeEach(async () => {
  app = await TestApp.start();
});
afterEach(() => app.close());

const ADDRESS = 'http://localhost:3001';
const ADMIN = { email: 'root@example.org', name: 'Root', password: 'a sentence nobody knows' };
const tokenOf = async () => new URL((await app.nest.get(SetupService).link(ADDRESS)) ?? '').hash.slice(1);
const setUp = (body: object) => app.stranger.post<{ user: { role: string } }>('/api/setup', body);

describe('an installation without an admin', () => {
  it('says so on the sign-in page', async () => {
    expect((await app.stranger.get('/api/auth/options')).body).toEqual({ setupNeeded: true, demo: null });
  });

  it('makes the first admin of whoever has the link, and signs them in', async () => {
    const link = await app.nest.get(SetupService).link(ADDRESS);
    expect(link).toMatch(/^http:\/\/localhost:3001\/setup#[\w-]{43}$/);
    const answer = await setUp({ ...ADMIN, token: await tokenOf() });
    expect([answer.status, answer.body.user.role]).toEqual([200, 'admin']);
    expect(answer.headers['set-cookie']).toHaveLength(3);
    expect((await app.stranger.get('/api/auth/options')).body).toEqual({ setupNeeded: false, demo: null });
    expect(await app.nest.get(SetupService).link(ADDRESS)).toBeNull();
  });

  it('has the same link after a restart', async () => {
    const twin = await app.startTwin();
    expect(await twin.get(SetupService).link(ADDRESS)).toBe(await app.nest.get(SetupService).link(ADDRESS));
    await twin.close();
  });

  it('makes no admin without the right token', async () => {
    const answer = await setUp({ ...ADMIN, token: 'guessed' });
    expect(answer.body).toEqual(
      aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field: 'token' })] }),
    );
    expect(await app.database.query('SELECT FROM users')).toEqual([]);
  });

  it('throttles guesses by address', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 100; count += 1) statuses.add((await setUp({ ...ADMIN, token: 'guessed' })).status);
    expect(statuses).toEqual(new Set([400]));
    expect((await setUp({ ...ADMIN, token: await tokenOf() })).status).toBe(429);
  });

  it('waits for another process that is just making the first admin', async () => {
    const other = new Client({ connectionString: app.database.url });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query(`SELECT pg_advisory_xact_lock(hashtextextended('docket:first-admin', 0))`);
      const answer = setUp({ ...ADMIN, token: await tokenOf() });
      await Promise.race([answer, setTimeout(300)]);
      await other.query(
        `INSERT INTO users (id, email, name, role, updated_at) VALUES ($1, 'first@example.org', 'First', 'admin', now())`,
        [uuid()],
      );
      await other.query('COMMIT');
      expect((await answer).body).toEqual(aProblem(409, 'already_set_up'));
    } finally {
      await other.end();
    }
  });
});

describe('an installation with an admin', () => {
  it('makes no other through the link', async () => {
    const token = await tokenOf();
    await anAdmin(app);
    expect((await setUp({ ...ADMIN, token })).body).toEqual(aProblem(409, 'already_set_up'));
  });
});

describe('ADMIN_EMAIL and ADMIN_PASSWORD', () => {
  const ensure = async () => {
    const { nest } = app;
    await nest.get(FirstAdminService).ensure();
  };
  const login = (email: string, password: string) => app.stranger.post('/api/auth/login', { email, password });

  beforeEach(async () => {
    await app.close();
    app = await TestApp.start({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password });
  });

  it('make the first admin', async () => {
    await ensure();
    await ensure();
    expect((await login(ADMIN.email, ADMIN.password)).body).toMatchObject({ user: { role: 'admin' } });
    expect(await app.database.query('SELECT FROM users')).toHaveLength(1);
  });

  it('make one when two processes start at once', async () => {
    const twin = await app.startTwin();
    await Promise.all([ensure(), twin.get(FirstAdminService).ensure()]);
    expect(await app.database.query('SELECT FROM users')).toHaveLength(1);
    await twin.close();
  });

  it('promote somebody who is there already under that address', async () => {
    const { id } = await anEmployee(app, { email: ADMIN.email.toUpperCase(), active: false });
    await ensure();
    expect((await login(ADMIN.email, ADMIN.password)).body).toMatchObject({ user: { id, role: 'admin' } });
  });

  it('change nothing when there is an admin', async () => {
    const admin = await anAdmin(app, { email: ADMIN.email });
    await ensure();
    expect((await login(ADMIN.email, ADMIN.password)).status).toBe(401);
    expect((await login(ADMIN.email, admin.password)).status).toBe(200);
    expect(await app.nest.get(FirstAdminService).isIgnored()).toBe(false);
  });

  it('are known to be ignored when the admin is somebody else', async () => {
    await anAdmin(app);
    await anEmployee(app, { email: ADMIN.email });
    await ensure();
    expect(await app.nest.get(FirstAdminService).isIgnored()).toBe(true);
  });
});

describe('a demo', () => {
  it('offers its people on the sign-in page', async () => {
    const person = {
      name: 'Mara Keller',
      role: 'agent',
      email: 'mara@example.org',
      password: 'made at random',
    } as const;
    app.nest.get(DemoPeople).offer([person]);
    expect((await app.stranger.get('/api/auth/options')).body).toEqual({
      setupNeeded: true,
      demo: { people: [person] },
    });
  });
});
