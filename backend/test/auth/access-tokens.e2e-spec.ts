import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { Browser } from './browser.js';
import { aProblem } from './problems.js';

let app: TestApp;
let mara: Person;
let genuine: string;
let key: Buffer;

beforeAll(async () => {
  app = await TestApp.start();
  mara = await anEmployee(app);
  key = app.env.secretFor('access-token');
});
beforeEach(async () => {
  const { body } = await app.stranger.post<{ accessToken: string }>('/api/auth/login', credentials(mara));
  genuine = body.accessToken;
});
afterAll(() => app.close());

const credentials = ({ email, password }: Person) => ({ email, password });
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (token: string) => token.split('.') as [string, string, string];
const claimsOf = (token: string) => JSON.parse(Buffer.from(partsOf(token)[1], 'base64url').toString()) as object;

/** A token signed like ours, with other words in it. */
function signed(
  claims: object,
  { header = { alg: 'HS256', typ: 'JWT' }, secret = key, digest = 'sha256' } = {},
): string {
  const content = `${base64url(header)}.${base64url(claims)}`;
  return `${content}.${createHmac(digest, secret).update(content).digest('base64url')}`;
}

const whoAmI = (authorization: string) => app.stranger.get('/api/auth/me', { authorization });

describe('an access token', () => {
  it('is taken when this test signs it as the server does', async () => {
    expect((await whoAmI(`Bearer ${signed(claimsOf(genuine))}`)).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['is signed with another key', () => signed(claimsOf(genuine), { secret: Buffer.alloc(32, 1) })],
    [
      'was changed after signing',
      () => genuine.replace(partsOf(genuine)[1], base64url({ ...claimsOf(genuine), exp: 9e9 })),
    ],
    ['has no signature', () => genuine.replace(/[^.]+$/, '')],
    ['asks for the algorithm none', () => `${base64url({ alg: 'none', typ: 'JWT' })}.${partsOf(genuine)[1]}.`],
    [
      'asks for another algorithm',
      () => signed(claimsOf(genuine), { header: { alg: 'HS512', typ: 'JWT' }, digest: 'sha512' }),
    ],
    ['has expired', () => signed({ ...claimsOf(genuine), exp: Math.floor(Date.now() / 1000) - 1 })],
    ['never expires', () => signed({ ...claimsOf(genuine), exp: undefined })],
    ['comes from another issuer', () => signed({ ...claimsOf(genuine), iss: 'elsewhere' })],
    ['names no issuer', () => signed({ ...claimsOf(genuine), iss: undefined })],
    ['is meant for another audience', () => signed({ ...claimsOf(genuine), aud: 'elsewhere' })],
    ['is of another type', () => signed({ ...claimsOf(genuine), typ: 'refresh' })],
    ['names a session that does not exist', () => signed({ ...claimsOf(genuine), sid: mara.id })],
    ['names no session', () => signed({ ...claimsOf(genuine), sid: undefined })],
    ['is no token', () => 'nonsense'],
    ['is empty', () => ''],
  ])('is refused when it %s', async (_, token) => {
    const answer = await whoAmI(`Bearer ${token()}`);
    expect(answer.body).toEqual(aProblem(401, 'unauthenticated'));
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('is refused under another scheme', async () => {
    expect((await whoAmI(`Basic ${genuine}`)).status).toBe(401);
  });

  it('is never taken from the URL', async () => {
    expect((await app.stranger.get(`/api/auth/me?access_token=${genuine}&token=${genuine}`)).status).toBe(401);
  });

  it('makes the server ignore the cookies beside it', async () => {
    const browser = await Browser.signedInAs(app, mara);
    expect((await browser.send('GET', '/api/auth/me', undefined, { authorization: 'Bearer nonsense' })).status).toBe(
      401,
    );
    const other = await anEmployee(app);
    const { body } = await app.stranger.post<{ accessToken: string }>('/api/auth/login', credentials(other));
    const me = await browser.send<{ id: string }>('GET', '/api/auth/me', undefined, {
      authorization: `Bearer ${body.accessToken}`,
    });
    expect(me.body.id).toBe(other.id);
  });

  it('needs no XSRF header', async () => {
    const client = await signInAs(app, mara);
    expect((await client.patch('/api/auth/me', { theme: 'dark' })).status).toBe(200);
  });
});

describe('a request without credentials', () => {
  it('is 401 before its body is read', async () => {
    const answer = await app.stranger.patch('/api/auth/me', 'not json at all', { 'content-type': 'text/plain' });
    expect(answer.body).toEqual(aProblem(401, 'unauthenticated'));
  });
});
