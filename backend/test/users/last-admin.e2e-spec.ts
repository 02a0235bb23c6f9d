import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aProblem } from '../auth/problems.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let anna: Person;
let asAnna: ApiClient;
beforeEach(async () => {
  app = await TestApp.start();
  anna = await anAdmin(app, { name: 'Anna' });
  asAnna = await signInAs(app, anna);
});
afterEach(() => app.close());

const activeAdmins = () => app.database.query(`SELECT FROM users WHERE role = 'admin' AND active`);

describe('the last active admin', () => {
  it.each([{ role: 'agent' }, { role: 'employee' }, { active: false }, { role: 'agent', active: false }])(
    'cannot be changed to %j',
    async (change) => {
      await anAdmin(app, { active: false });
      expect((await asAnna.patch(`/api/users/${anna.id}`, change)).body).toEqual(aProblem(409, 'last_admin'));
      expect(await activeAdmins()).toHaveLength(1);
    },
  );

  it('can be renamed, and confirmed as what they are', async () => {
    const change = { name: 'Anna B.', role: 'admin', active: true };
    expect((await asAnna.patch(`/api/users/${anna.id}`, change)).status).toBe(200);
  });

  it('is told 412 before 409', async () => {
    const stale = await asAnna.patch(`/api/users/${anna.id}`, { role: 'agent' }, { 'if-match': '"9"' });
    expect(stale.status).toBe(412);
  });

  it('is no longer the last with a second one', async () => {
    await anAdmin(app);
    expect((await asAnna.patch(`/api/users/${anna.id}`, { role: 'agent' })).status).toBe(200);
    expect((await asAnna.patch(`/api/users/${anna.id}`, { role: 'admin' })).status).toBe(403);
  });

  it('remains when two admins demote each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bert = await anAdmin(app);
      const asBert = await signInAs(app, bert);
      const answers = await Promise.all([
        asAnna.patch(`/api/users/${bert.id}`, { role: 'agent' }),
        asBert.patch(`/api/users/${anna.id}`, { active: false }),
      ]);
      // The second to come either finds itself the last one, or is no admin any more.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await activeAdmins()).toHaveLength(1);
      await app.database.query(`UPDATE users SET role = 'employee' WHERE id <> $1`, [anna.id]);
      await app.database.query(`UPDATE users SET role = 'admin', active = true WHERE id = $1`, [anna.id]);
      asAnna = await signInAs(app, anna);
    }
  });

  it('remains when all admins deactivate themselves at once', async () => {
    const others = await Promise.all([anAdmin(app), anAdmin(app), anAdmin(app)]);
    const all = [{ person: anna, client: asAnna }];
    for (const person of others) all.push({ person, client: await signInAs(app, person) });
    const answers = await Promise.all(
      all.map(({ person, client }) => client.patch(`/api/users/${person.id}`, { active: false })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409]);
    expect(await activeAdmins()).toHaveLength(1);
  });
});
