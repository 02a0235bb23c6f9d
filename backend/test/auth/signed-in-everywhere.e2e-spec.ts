import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Announcements } from '../../src/database/announcements.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import { TwoProcesses } from '../support/two-processes.js';

const ROUNDS = 15;

let both: TwoProcesses;
let app: TestApp;
let admin: ApiClient;

beforeAll(async () => {
  both = await TwoProcesses.start();
  app = both.app;
  admin = await signInAs(app, await anAdmin(app));
});
afterAll(() => both.close());

/** The same signed-in caller, asking either process; both remember them. */
async function knownToBoth(person: Person): Promise<{ here: ApiClient; there: ApiClient }> {
  const caller = await both.signIn(person);
  expect((await caller.here.get('/api/tickets')).status).toBe(200);
  expect((await caller.there.get('/api/tickets')).status).toBe(200);
  return caller;
}

describe('two processes that remember who is signed in', () => {
  it('both refuse a session from the answer to its end on', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { here, there } = await knownToBoth(await anEmployee(app));
      expect((await here.post('/api/auth/logout')).status).toBe(204);
      expect((await there.get('/api/tickets')).status).toBe(401);
      expect((await here.get('/api/tickets')).status).toBe(401);
    }
  });

  it('both refuse a person from the answer to their deactivation on', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const person = await anEmployee(app);
      const { there } = await knownToBoth(person);
      expect((await admin.patch(`/api/users/${person.id}`, { active: false })).status).toBe(200);
      expect((await there.get('/api/tickets')).status).toBe(401);
    }
  });

  it('both go by a new role from the answer to the change on', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const person = await anAgent(app);
      const { there } = await knownToBoth(person);
      expect((await there.get('/api/users')).status).toBe(200);
      expect((await admin.patch(`/api/users/${person.id}`, { role: 'employee' })).status).toBe(200);
      expect((await there.get('/api/users')).status).toBe(403);
    }
  });

  it('both refuse a session that a new password ended', async () => {
    const person = await anEmployee(app);
    const { there } = await knownToBoth(person);
    const newPassword = 'another sentence nobody knows';
    expect((await admin.put(`/api/users/${person.id}/password`, { newPassword })).status).toBe(204);
    expect((await there.get('/api/tickets')).status).toBe(401);
  });
});

describe('a process that no longer hears what the database announces', () => {
  it('remembers nobody, and hears again by itself', async () => {
    const { here } = await knownToBoth(await anEmployee(app));
    const { id } = (await here.get<{ items: { id: string }[] }>('/api/auth/sessions')).body.items[0]!;
    const announcements = app.nest.get(Announcements);
    await app.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'docket % listening'`,
    );
    while (announcements.areHeard) await pause(1);
    await app.database.query('UPDATE sessions SET ended_at = now() WHERE id = $1', [id]);
    expect((await here.get('/api/tickets')).status).toBe(401);
    await both.untilHeard();
  });
});
