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
  mara = await anEmployee(app);
});
beforeEach(async () => {
  browser = await Browser.signedInAs(app, mara);
});
afterAll(() => app.close());

const tenSecondsPass = () => app.database.query(`UPDATE sessions SET rotated_at = rotated_at - interval '11 seconds'`);

describe('refreshing', () => {
  it('answers like login and rotates the cookie', async () => {
    const before = browser.jar.get('docket_refresh');
    const { status, body } = await browser.refresh();
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 900, user: { id: mara.id } });
    expect(browser.jar.get('docket_refresh')).not.toBe(before);
    expect((await browser.me()).body.id).toBe(mara.id);
  });

  it('works with an expired access token, again and again', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      browser.jar.delete('docket_access');
      expect((await browser.refresh()).status).toBe(200);
    }
    expect((await browser.me()).status).toBe(200);
  });

  it('does not make the session last longer', async () => {
    const ends = () => app.database.query(`SELECT expires_at FROM sessions ORDER BY id DESC LIMIT 1`);
    const before = await ends();
    await browser.refresh();
    expect(await ends()).toEqual(before);
  });

  it.each([
    ['no cookie', undefined],
    ['a cookie that is no token', 'nonsense'],
    ['an access token in its place', 'access'],
  ])('is 401 with %s', async (_, refresh) => {
    const access = browser.jar.get('docket_access') ?? '';
    browser.jar.delete('docket_refresh');
    if (refresh !== undefined) browser.jar.set('docket_refresh', refresh === 'access' ? access : refresh);
    expect((await browser.refresh()).body).toEqual(aProblem(401, 'unauthenticated'));
  });

  it('ignores the cookie beside an Authorization header', async () => {
    const authorization = `Bearer ${browser.jar.get('docket_access')}`;
    expect((await browser.refresh({ authorization })).status).toBe(401);
    expect((await browser.refresh()).status).toBe(200);
  });
});

describe('an old refresh cookie', () => {
  it('ends the whole session', async () => {
    const thief = browser.copy();
    await browser.refresh();
    await browser.refresh();
    expect((await thief.refresh()).body).toEqual(aProblem(401, 'session_ended'));
    expect((await browser.me()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(401);
  });

  it('ends the session, too, when it is the preceding one but older than ten seconds', async () => {
    const thief = browser.copy();
    await browser.refresh();
    await tenSecondsPass();
    expect((await thief.refresh()).status).toBe(401);
    expect((await browser.me()).status).toBe(401);
  });

  it('ends no other session of the person', async () => {
    const other = await Browser.signedInAs(app, mara);
    const thief = browser.copy();
    await browser.refresh();
    await tenSecondsPass();
    await thief.refresh();
    expect((await other.me()).status).toBe(200);
  });

  it('that somebody made up does nothing', async () => {
    const forger = browser.copy();
    const bytes = Buffer.from(browser.jar.get('docket_refresh') ?? '', 'base64url');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    forger.jar.set('docket_refresh', bytes.toString('base64url'));
    expect((await forger.refresh()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(200);
  });
});

describe('two tabs', () => {
  it('that refresh at once are both signed in, whichever answer comes last', async () => {
    const tabs = [browser, browser.copy(), browser.copy()];
    const answers = await Promise.all(tabs.map((tab) => tab.refresh()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(tabs.map(({ jar }) => jar.get('docket_refresh'))).size).toBe(1);
    await tenSecondsPass();
    for (const tab of tabs) expect((await tab.me()).status).toBe(200);
    expect((await tabs[2]!.refresh()).status).toBe(200);
  });

  it('where the second comes some seconds later go on both', async () => {
    const late = browser.copy();
    await browser.refresh();
    expect((await late.refresh()).status).toBe(200);
    expect((await late.refresh()).status).toBe(200);
    expect((await browser.me()).status).toBe(200);
  });
});
