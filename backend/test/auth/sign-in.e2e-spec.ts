import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aProblem } from './problems.js';
import { OpenSessionsService } from '../../src/auth/open-sessions.service.js';
import { anAgent, anEmployee, type Person } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { cookiesOf } from './browser.js';

interface SignInAnswer {
  accessToken: string;
  tokenType: string;
  expiresIn: number;
  user: Record<string, unknown>;
}

let app: TestApp;
let mara: Person;
beforeAll(async () => {
  app = await TestApp.start();
  mara = await anAgent(app, { email: 'Mara@Example.org', name: 'Mara Keller' });
});
afterAll(() => app.close());

const login = (email: unknown, password: unknown) =>
  app.stranger.post<SignInAnswer>('/api/auth/login', { email, password }, { 'user-agent': 'a test' });

describe('signing in', () => {
  it('answers with a bearer token of fifteen minutes and the person', async () => {
    const { status, body } = await login(mara.email, mara.password);
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      tokenType: 'Bearer',
      expiresIn: 900,
      user: {
        id: mara.id,
        email: 'Mara@Example.org',
        name: 'Mara Keller',
        role: 'agent',
        active: true,
        createdAt: expect.stringMatching(/Z$/),
        version: 1,
        locale: null,
        timeZone: null,
        theme: 'system',
        singleKeys: true,
      },
    });
  });

  it('compares the email address without case', async () => {
    expect((await login('mARA@eXAMPLE.ORG', mara.password)).status).toBe(200);
  });

  it('takes an email address with wildcards of SQL literally', async () => {
    expect((await login('mar_@example.org', mara.password)).status).toBe(401);
  });

  it('does not trim the password', async () => {
    expect((await login(mara.email, ` ${mara.password} `)).status).toBe(401);
  });

  it('never lets an answer be stored', async () => {
    expect((await login(mara.email, mara.password)).headers['cache-control']).toBe('no-store');
  });

  it('accepts the token on the next request', async () => {
    const { body } = await login(mara.email, mara.password);
    const me = await app.stranger.get<{ id: string }>('/api/auth/me', { authorization: `Bearer ${body.accessToken}` });
    expect([me.status, me.body.id, me.headers['etag']]).toEqual([200, mara.id, '"1"']);
  });
});

describe('the cookies of the portal', () => {
  it('are HttpOnly and SameSite, but for the readable XSRF token', async () => {
    const cookies = cookiesOf(await login(mara.email, mara.password));
    const seen = cookies.map(({ name, attributes }) => [
      name,
      attributes.filter((one) => /^(httponly|samesite|path|secure)/.test(one)).sort(),
    ]);
    expect(Object.fromEntries(seen)).toEqual({
      docket_access: ['httponly', 'path=/api', 'samesite=strict'],
      docket_refresh: ['httponly', 'path=/api/auth', 'samesite=strict'],
      'XSRF-TOKEN': ['path=/', 'samesite=strict'],
    });
  });

  it('are Secure where the portal is reached by https', async () => {
    const secure = await TestApp.start({ PUBLIC_URL: 'https://tickets.example.org' });
    try {
      const { email, password } = await anEmployee(secure);
      const cookies = cookiesOf(await secure.stranger.post('/api/auth/login', { email, password }));
      expect(cookies).toHaveLength(3);
      for (const { attributes } of cookies) expect(attributes).toContain('secure');
    } finally {
      await secure.close();
    }
  });
});

describe('a refused sign-in', () => {
  it('does not tell a wrong password from an unknown, deactivated or password-less account', async () => {
    const deactivated = await anEmployee(app, { active: false });
    const passwordless = await anEmployee(app, { withoutPassword: true });
    const answers = [
      await login(mara.email, 'not the password'),
      await login('nobody@example.org', mara.password),
      await login(deactivated.email, deactivated.password),
      await login(passwordless.email, passwordless.password),
    ];
    const bytes = answers.map(({ status, text, headers }) => {
      const { date, 'x-request-id': requestId, ...others } = headers;
      expect(date).toBeDefined();
      return JSON.stringify([status, text.replace(String(requestId), 'ID'), others]);
    });
    expect(new Set(bytes).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.body).toEqual(aProblem(401, 'invalid_credentials'));
    expect(answers[0]?.headers['www-authenticate']).toBe('Bearer');
    expect(answers[0]?.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['no email address', { password: 'x' }, 'email'],
    ['an email address that is none', { email: 'mara', password: 'x' }, 'email'],
    ['an email address with a lone surrogate', { email: '\ud800@example.org', password: 'x' }, 'email'],
    ['no password', { email: 'mara@example.org' }, 'password'],
    ['a password that is no text', { email: 'mara@example.org', password: 12 }, 'password'],
    ['a password of more than 1,024 bytes', { email: 'mara@example.org', password: 'é'.repeat(513) }, 'password'],
    ['a password with a lone surrogate', { email: 'mara@example.org', password: 'a\ud800' }, 'password'],
    ['a field that does not exist', { email: 'mara@example.org', password: 'x', admin: true }, 'admin'],
  ])('is 400 at its field for %s', async (_, body, field) => {
    const answer = await app.stranger.post('/api/auth/login', body);
    expect(answer.body).toEqual(aProblem(400, 'validation_failed', { errors: [expect.objectContaining({ field })] }));
  });
});

describe('a password that is changed while the old one is being checked', () => {
  const begin = async (passwordHash: string) =>
    app.nest
      .get(OpenSessionsService)
      .begin({ id: mara.id, email: mara.email, passwordHash }, { address: '192.0.2.1', userAgent: null });

  it('opens no session any more', async () => {
    const [row] = await app.database.query<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [
      mara.id,
    ]);
    expect(await begin(row?.password_hash ?? '')).not.toBeNull();
    expect(await begin('the hash of yesterday')).toBeNull();
  });
});
