import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anEmployee, type Person } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { Browser } from './browser.js';
import { aProblem } from './problems.js';

let app: TestApp;
let mara: Person;
let browser: Browser;
beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  mara = await anEmployee(app);
  browser = await Browser.signedInAs(app, mara);
});
afterAll(() => app.close());

const NEW = 'another good sentence';
const change = (currentPassword: unknown, newPassword: unknown) =>
  browser.send('POST', '/api/auth/password', { currentPassword, newPassword });
const login = async (password: string) =>
  (await app.stranger.post('/api/auth/login', { email: mara.email, password })).status;

describe('changing the own password', () => {
  it('makes the new one good and the old one bad', async () => {
    expect((await change(mara.password, NEW)).status).toBe(204);
    expect([await login(NEW), await login(mara.password)]).toEqual([200, 401]);
  });

  it('ends all other sessions and keeps this one', async () => {
    const phone = await Browser.signedInAs(app, mara);
    const colleague = await Browser.signedInAs(app, await anEmployee(app));
    await change(mara.password, NEW);
    expect((await phone.me()).status).toBe(401);
    expect((await phone.refresh()).status).toBe(401);
    expect((await browser.me()).status).toBe(200);
    expect((await browser.refresh()).status).toBe(200);
    expect((await colleague.me()).status).toBe(200);
  });

  it('happens once when two sessions change it at the same moment, and the first stays signed in', async () => {
    const phone = await Browser.signedInAs(app, mara);
    const answers = await Promise.all(
      [browser, phone].map((one, turn) =>
        one.send('POST', '/api/auth/password', { currentPassword: mara.password, newPassword: `${NEW} ${turn}` }),
      ),
    );
    const winner = answers.findIndex(({ status }) => status === 204);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect([400, 401]).toContain(answers[1 - winner]?.status);
    expect([await login(`${NEW} ${winner}`), await login(`${NEW} ${1 - winner}`)]).toEqual([200, 401]);
    expect((await [browser, phone][winner]?.me())?.status).toBe(200);
    expect((await [browser, phone][1 - winner]?.me())?.status).toBe(401);
  });

  it('is 400 at currentPassword with a wrong one, and changes nothing', async () => {
    const answer = await change('not the password', NEW);
    expect(answer.body).toEqual(
      aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field: 'currentPassword' })] }),
    );
    expect(await login(mara.password)).toBe(200);
  });

  it.each([
    ['eleven characters', 'x'.repeat(11), 400],
    ['twelve characters', 'x'.repeat(12), 204],
    ['eleven characters of two UTF-16 units', '🔑'.repeat(11), 400],
    ['twelve characters of two UTF-16 units', '🔑'.repeat(12), 204],
    ['1,024 bytes', 'é'.repeat(512), 204],
    ['1,026 bytes', 'é'.repeat(513), 400],
    ['a number', 123_456_789_012, 400],
  ])('answers to a new one of %s', async (_, newPassword, status) => {
    const answer = await change(mara.password, newPassword);
    expect(answer.status).toBe(status);
    if (status === 400) {
      expect(answer.body).toMatchObject({ errors: [expect.objectContaining({ field: 'newPassword' })] });
    }
  });

  it('takes spaces at the ends as a part of the password', async () => {
    await change(mara.password, ` ${NEW} `);
    expect([await login(NEW), await login(` ${NEW} `)]).toEqual([401, 200]);
  });

  it('is kept as argon2id with the cost that OWASP asks for', async () => {
    await change(mara.password, NEW);
    const [row] = await app.database.query<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [
      mara.id,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
