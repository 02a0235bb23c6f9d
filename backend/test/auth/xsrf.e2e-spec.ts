import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anEmployee } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { Browser } from './browser.js';
import { aProblem } from './problems.js';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  browser = await Browser.signedInAs(app, await anEmployee(app));
});
afterAll(() => app.close());

const UNSAFE = [
  ['POST', '/api/auth/refresh'],
  ['POST', '/api/auth/logout'],
  ['POST', '/api/auth/password', { currentPassword: 'x', newPassword: 'y'.repeat(12) }],
  ['PATCH', '/api/auth/me', { theme: 'dark' }],
  ['POST', '/api/tickets', { title: 'Title', description: 'Text' }],
] as const;

describe.each(UNSAFE)('%s %s by cookie', (method, url, body?: object) => {
  it('is refused without the header', async () => {
    const answer = await browser.send(method, url, body, { 'x-xsrf-token': '' });
    expect(answer.body).toEqual(aProblem(403, 'xsrf_failed'));
    expect((await browser.me()).status).toBe(200);
  });

  it('is refused with a header that differs from the cookie', async () => {
    const answer = await browser.send(method, url, body, { 'x-xsrf-token': 'another' });
    expect(answer.body).toEqual(aProblem(403, 'xsrf_failed'));
  });

  it('is refused without the cookie', async () => {
    const token = browser.jar.get('XSRF-TOKEN') ?? '';
    browser.jar.delete('XSRF-TOKEN');
    const answer = await browser.send(method, url, body, { 'x-xsrf-token': token });
    expect(answer.body).toEqual(aProblem(403, 'xsrf_failed'));
  });

  it('is refused with header and cookie of another session, planted by whoever can set cookies', async () => {
    const attacker = await Browser.signedInAs(app, await anEmployee(app));
    browser.jar.set('XSRF-TOKEN', attacker.jar.get('XSRF-TOKEN') ?? '');
    expect((await browser.send(method, url, body)).body).toEqual(aProblem(403, 'xsrf_failed'));
  });

  it('is done with both', async () => {
    expect((await browser.send(method, url, body)).status).not.toBe(403);
  });
});

describe('a safe request by cookie', () => {
  it('needs no header', async () => {
    expect((await browser.me()).status).toBe(200);
  });
});
