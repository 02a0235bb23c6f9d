import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OldSessionsService } from '../../src/auth/old-sessions.service.js';
import { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { Browser } from './browser.js';
import { aProblem } from './problems.js';

interface Session {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
  address: string | null;
}
interface SessionPage {
  items: Session[];
  nextCursor: string | null;
}

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await TestApp.start();
  admin = await anAdmin(app);
});
afterAll(() => app.close());

describe('the list of sessions', () => {
  it('shows the own ones, the newest first, and which one is asking', async () => {
    const mara = await anEmployee(app);
    const phone = await signInAs(app, mara);
    const laptop = await Browser.signedInAs(app, mara);
    await signInAs(app, admin);
    const { body } = await laptop.send<SessionPage>('GET', '/api/auth/sessions');
    expect(body.nextCursor).toBeNull();
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        current: true,
        createdAt: expect.stringMatching(/Z$/),
        lastSeenAt: expect.stringMatching(/Z$/),
        userAgent: expect.any(String),
        address: '127.0.0.1',
      },
      expect.objectContaining({ current: false }),
    ]);
    const fromPhone = await phone.get<SessionPage>('/api/auth/sessions');
    expect(fromPhone.body.items.map(({ current }) => current)).toEqual([false, true]);
  });

  it('is paged', async () => {
    const mara = await anEmployee(app);
    const client = await signInAs(app, mara);
    for (let count = 0; count < 2; count += 1) await signInAs(app, mara);
    const first = (await client.get<SessionPage>('/api/auth/sessions?limit=2')).body;
    const rest = (await client.get<SessionPage>(`/api/auth/sessions?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
    const stranger = await signInAs(app, admin);
    const stolen = await stranger.get(`/api/auth/sessions?limit=2&cursor=${first.nextCursor}`);
    expect(stolen.body).toEqual(aProblem(400, 'cursor_invalid'));
  });
});

describe('ending a session', () => {
  it('takes effect with its next request, in every process', async () => {
    const mara = await anEmployee(app);
    const laptop = await signInAs(app, mara);
    const phone = await Browser.signedInAs(app, mara);
    const twin = await app.startTwin();
    try {
      const access = phone.jar.get('docket_access') ?? '';
      const elsewhere = new ApiClient(twin, { authorization: `Bearer ${access}` });
      expect((await elsewhere.get('/api/auth/me')).status).toBe(200);
      const { body } = await phone.send<SessionPage>('GET', '/api/auth/sessions');
      const id = body.items.find(({ current }) => current)?.id ?? '';
      expect((await laptop.delete(`/api/auth/sessions/${id}`)).status).toBe(204);
      expect((await elsewhere.get('/api/auth/me')).status).toBe(401);
      expect((await phone.me()).status).toBe(401);
      expect((await phone.refresh()).status).toBe(401);
      expect((await laptop.get('/api/auth/me')).status).toBe(200);
    } finally {
      await twin.close();
    }
  });

  it('is 404 for one of somebody else, for an ended one and for none', async () => {
    const mara = await anEmployee(app);
    const client = await signInAs(app, mara);
    const stranger = await signInAs(app, admin);
    const own = (await client.get<SessionPage>('/api/auth/sessions')).body.items[0]!.id;
    expect((await stranger.delete(`/api/auth/sessions/${own}`)).body).toEqual(aProblem(404, 'session_not_found'));
    expect((await client.get('/api/auth/me')).status).toBe(200);
    const other = await Browser.signedInAs(app, mara);
    const { items } = (await other.send<SessionPage>('GET', '/api/auth/sessions')).body;
    const ended = `/api/auth/sessions/${items.find(({ current }) => current)!.id}`;
    expect((await client.delete(ended)).status).toBe(204);
    expect((await client.delete(ended)).status).toBe(404);
    expect((await client.delete(`/api/auth/sessions/${mara.id}`)).status).toBe(404);
    expect((await client.delete('/api/auth/sessions/7')).status).toBe(400);
  });

  it('happens by itself when its time is over', async () => {
    const browser = await Browser.signedInAs(app, await anEmployee(app));
    const { body } = await browser.send<SessionPage>('GET', '/api/auth/sessions');
    await app.database.query(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      body.items[0]!.id,
    ]);
    expect((await browser.me()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(401);
  });
});

describe('a person who changes', () => {
  it('is out with the next request when deactivated, and stays out when activated again', async () => {
    const mara = await anEmployee(app);
    const browser = await Browser.signedInAs(app, mara);
    const boss = await signInAs(app, admin);
    expect((await boss.patch(`/api/users/${mara.id}`, { active: false })).status).toBe(200);
    expect((await browser.me()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(401);
    expect((await boss.patch(`/api/users/${mara.id}`, { active: true })).status).toBe(200);
    expect((await browser.me()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(401);
  });

  it('is out even when only the row of the person says so', async () => {
    const mara = await anEmployee(app);
    const browser = await Browser.signedInAs(app, mara);
    await app.database.query('UPDATE users SET active = false WHERE id = $1', [mara.id]);
    expect((await browser.me()).status).toBe(401);
  });

  it('has the rights of the new role with the next request', async () => {
    const mara = await anAgent(app);
    const client = await signInAs(app, mara);
    const boss = await signInAs(app, admin);
    expect((await client.get('/api/users')).status).toBe(200);
    expect((await boss.patch(`/api/users/${mara.id}`, { role: 'employee' })).status).toBe(200);
    expect((await client.get('/api/users')).status).toBe(403);
    expect((await boss.patch(`/api/users/${mara.id}`, { role: 'admin' })).status).toBe(200);
    expect((await client.post('/api/users', { email: 'new@example.org', name: 'New', role: 'agent' })).status).toBe(
      201,
    );
  });
});

describe('signing out', () => {
  it('ends the session and takes the cookies away', async () => {
    const browser = await Browser.signedInAs(app, await anEmployee(app));
    const before = browser.copy();
    expect((await browser.send('POST', '/api/auth/logout')).status).toBe(204);
    expect([...browser.jar.keys()]).toEqual([]);
    expect((await before.me()).status).toBe(401);
    expect((await before.refresh()).status).toBe(401);
    expect((await before.send('POST', '/api/auth/logout')).status).toBe(401);
  });

  it('works with the refresh cookie alone, when the access token has expired', async () => {
    const browser = await Browser.signedInAs(app, await anEmployee(app));
    const before = browser.copy();
    browser.jar.delete('docket_access');
    expect((await browser.send('POST', '/api/auth/logout')).status).toBe(204);
    expect((await before.me()).status).toBe(401);
  });

  it('works for a program with its bearer token', async () => {
    const client = await signInAs(app, await anEmployee(app));
    expect((await client.post('/api/auth/logout')).status).toBe(204);
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });
});

describe('when a session was last seen', () => {
  it('is noted once a minute', async () => {
    const mara = await anEmployee(app);
    const client = await signInAs(app, mara);
    const seen = async () => (await client.get<SessionPage>('/api/auth/sessions')).body.items[0]!;
    await app.database.query(`UPDATE sessions SET last_seen_at = now() - interval '2 minutes' WHERE user_id = $1`, [
      mara.id,
    ]);
    let lastSeenAt = '';
    for (let tries = 0; tries < 20 && Date.now() - Date.parse(lastSeenAt || '2000-01-01') > 60_000; tries += 1) {
      ({ lastSeenAt } = await seen());
    }
    expect(Date.now() - Date.parse(lastSeenAt)).toBeLessThan(60_000);
  });
});

describe('sessions of long ago', () => {
  it('are forgotten a month after their time, and no others', async () => {
    const client = await signInAs(app, await anEmployee(app));
    const gone = await Browser.signedInAs(app, await anEmployee(app));
    const { id } = (await gone.send<SessionPage>('GET', '/api/auth/sessions')).body.items[0]!;
    await app.database.query(`UPDATE sessions SET expires_at = now() - interval '29 days' WHERE id = $1`, [id]);
    expect(await app.nest.get(OldSessionsService).forget(new Date())).toBe(0);
    await app.database.query(`UPDATE sessions SET expires_at = now() - interval '31 days' WHERE id = $1`, [id]);
    expect(await app.nest.get(OldSessionsService).forget(new Date())).toBe(1);
    expect((await client.get('/api/auth/me')).status).toBe(200);
  });
});
