import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/api-client.js';
import { anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { folded } from '../../src/auth/folded-address.js';
import { Browser } from './browser.js';
import { aProblem } from './problems.js';

let app: TestApp;
let mara: Person;
beforeAll(async () => {
  // The tests come from many addresses, as behind a proxy that is trusted.
  app = await TestApp.start({ TRUST_PROXY: '127.0.0.1' });
});
beforeEach(async () => {
  await app.database.query('DELETE FROM throttles');
  mara = await anEmployee(app);
});
afterAll(() => app.close());

const WRONG = 'not the password';
const from = (address: string) => ({ 'x-forwarded-for': address });
const login = (email: string, password: string, address = '192.0.2.1', client = app.stranger) =>
  client.post('/api/auth/login', { email, password }, from(address));

async function fail(times: number, email: string, address?: string): Promise<void> {
  for (let count = 0; count < times; count += 1) expect((await login(email, WRONG, address)).status).toBe(401);
}

describe('failures for one account from one address', () => {
  it('are refused from the eleventh on, with the seconds to wait, even with the right password', async () => {
    await fail(10, mara.email);
    for (const password of [WRONG, mara.password]) {
      const answer = await login(mara.email, password);
      expect(answer.body).toEqual(aProblem(429, 'too_many_attempts'));
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(14 * 60);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
    }
  });

  it('are counted whatever case the address is typed in', async () => {
    await fail(5, mara.email);
    await fail(5, mara.email.toUpperCase());
    expect((await login(mara.email, WRONG)).status).toBe(429);
  });

  it('are counted by one key for all spellings that the database takes for one address', async () => {
    const rows = await app.database.query<{ letter: string; lower: string }>(
      `SELECT chr(code) AS letter, lower(chr(code)) AS lower FROM generate_series(1, 1114111) AS code
       WHERE code NOT BETWEEN 55296 AND 57343`,
    );
    const both = (letter: string) => folded(`x${letter}y@example.org`);
    expect(rows.filter(({ letter, lower }) => both(letter) !== both(lower))).toEqual([]);
    expect(rows.some(({ letter, lower }) => `x${letter}`.toLowerCase() !== `x${lower}`.toLowerCase())).toBe(true);
  });

  it('do not hinder the account elsewhere, nor others at this address', async () => {
    await fail(10, mara.email);
    expect((await login(mara.email, mara.password, '192.0.2.2')).status).toBe(200);
    const other = await anEmployee(app);
    expect((await login(other.email, other.password)).status).toBe(200);
  });

  it('are forgotten after fifteen minutes', async () => {
    await fail(10, mara.email);
    await app.database.query('UPDATE throttles SET expire = expire - 15 * 60 * 1000');
    expect((await login(mara.email, mara.password)).status).toBe(200);
  });

  it('count across processes', async () => {
    const twin = await app.startTwin();
    try {
      await fail(5, mara.email);
      for (let count = 0; count < 5; count += 1) {
        expect((await login(mara.email, WRONG, '192.0.2.1', new ApiClient(twin))).status).toBe(401);
      }
      expect((await login(mara.email, mara.password)).status).toBe(429);
      expect((await login(mara.email, mara.password, '192.0.2.1', new ApiClient(twin))).status).toBe(429);
    } finally {
      await twin.close();
    }
  });

  it('are told no differently for an account that does not exist', async () => {
    const real: unknown[] = [];
    const invented: unknown[] = [];
    for (let count = 0; count < 12; count += 1) {
      const one = await login(mara.email, WRONG, '192.0.2.1');
      const other = await login('nobody@example.org', WRONG, '192.0.2.2');
      for (const [answers, { status, text, headers }] of [
        [real, one],
        [invented, other],
      ] as const) {
        answers.push([status, text.replace(String(headers['x-request-id']), 'ID')]);
      }
    }
    expect(invented).toEqual(real);
  });

  it('in a parallel storm get no more tries than one after the other', async () => {
    const storm = await Promise.all(Array.from({ length: 60 }, () => login(mara.email, WRONG)));
    const count = (status: number) => storm.filter((answer) => answer.status === status).length;
    expect([count(401), count(429)]).toEqual([10, 50]);
  });

  it('leave nothing of what was typed in the database', async () => {
    await fail(1, mara.email);
    const rows = await app.database.query<{ key: string }>('SELECT key FROM throttles');
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain(mara.email);
  });
});

describe('failures for one account from all addresses', () => {
  it('are refused from the thirty-first on, everywhere', async () => {
    for (const last of [1, 2, 3]) await fail(10, mara.email, `198.51.100.${last}`);
    const answer = await login(mara.email, mara.password, '198.51.100.4');
    expect(answer.body).toEqual(aProblem(429, 'too_many_attempts'));
  });

  it('do not include tries that were refused', async () => {
    await fail(10, mara.email);
    for (let count = 0; count < 25; count += 1) expect((await login(mara.email, WRONG)).status).toBe(429);
    expect((await login(mara.email, mara.password, '192.0.2.2')).status).toBe(200);
  });

  it('never lock the owner out of a session they have', async () => {
    const browser = await Browser.signedInAs(app, mara);
    for (const last of [1, 2, 3]) await fail(10, mara.email, `198.51.100.${last}`);
    expect((await login(mara.email, mara.password)).status).toBe(429);
    expect((await browser.me()).status).toBe(200);
    expect((await browser.refresh()).status).toBe(200);
    const change = { currentPassword: mara.password, newPassword: 'another good sentence' };
    expect((await browser.send('POST', '/api/auth/password', change)).status).toBe(204);
  });
});

describe('failures from one address', () => {
  it('are refused from the hundred and first on, for every account', async () => {
    for (let account = 0; account < 10; account += 1) await fail(10, `nobody-${account}@example.org`);
    expect((await login(mara.email, mara.password)).status).toBe(429);
    expect((await login(mara.email, mara.password, '192.0.2.2')).status).toBe(200);
  });

  it('do not include tries that were refused', async () => {
    await fail(10, mara.email);
    for (let count = 0; count < 95; count += 1) expect((await login(mara.email, WRONG)).status).toBe(429);
    const other = await anEmployee(app);
    expect((await login(other.email, other.password)).status).toBe(200);
  });
});

describe('successes', () => {
  it('do not count', async () => {
    for (let count = 0; count < 12; count += 1) expect((await login(mara.email, mara.password)).status).toBe(200);
    await fail(10, mara.email);
    expect((await login(mara.email, WRONG)).status).toBe(429);
  });

  it('do not count when they come all at once', async () => {
    const storm = await Promise.all(Array.from({ length: 30 }, () => login(mara.email, mara.password)));
    expect(new Set(storm.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('of many people at one address do not count when they come all at once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => anEmployee(app)));
    for (let account = 0; account < 9; account += 1) await fail(10, `nobody-${account}@example.org`);
    const storm = await Promise.all(people.map(({ email, password }) => login(email, password)));
    expect(new Set(storm.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('do not clear the failures before them', async () => {
    await fail(9, mara.email);
    expect((await login(mara.email, mara.password)).status).toBe(200);
    await fail(1, mara.email);
    expect((await login(mara.email, WRONG)).status).toBe(429);
  });
});

describe('a wrong current password', () => {
  const change = (client: ApiClient, currentPassword: string) =>
    client.post('/api/auth/password', { currentPassword, newPassword: 'another good sentence' }, from('192.0.2.1'));

  it('counts like a failed sign-in, and is refused from the eleventh on', async () => {
    const client = await signInAs(app, mara);
    for (let count = 0; count < 10; count += 1) expect((await change(client, WRONG)).status).toBe(400);
    const refused = await change(client, mara.password);
    expect(refused.body).toEqual(aProblem(429, 'too_many_attempts'));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await login(mara.email, mara.password)).status).toBe(429);
    expect((await client.get('/api/auth/me')).status).toBe(200);
  });

  it('gets no more tries in a parallel storm', async () => {
    const client = await signInAs(app, mara);
    const storm = await Promise.all(Array.from({ length: 30 }, () => change(client, WRONG)));
    expect(storm.filter(({ status }) => status === 400)).toHaveLength(10);
  });
});
