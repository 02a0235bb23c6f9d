import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './auth/browser.js';
import { aProblem } from './auth/problems.js';
import { type Answer, ApiClient, type Front } from './support/api-client.js';
import { Balancer, servedBy } from './support/balancer.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from './support/people.js';
import type { TestApp } from './support/test-app.js';
import { StatementLog } from './support/statement-log.js';
import { aComment, aTicket, type Ticket } from './support/tickets.js';
import { TwoProcesses } from './support/two-processes.js';

const ROUNDS = 8;
const WRONG = 'not the password';

let both: TwoProcesses;
let app: TestApp;
let balancer: Balancer;
let admin: Person;
let agent: ApiClient;

beforeAll(async () => {
  both = await TwoProcesses.start({ TRUST_PROXY: '127.0.0.1' });
  app = both.app;
  balancer = await Balancer.before(app.nest, both.twin);
  admin = await anAdmin(app);
  agent = await signInAs(balancer, await anAgent(app));
});
afterAll(async () => {
  await balancer.close();
  await both.close();
});

/** The same request twice, so that each process answers once. */
async function byBoth<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>[]> {
  const answers = [await ask(), await ask()];
  expect(new Set(answers.map(servedBy)).size).toBe(2);
  return answers;
}

/** The same request many times at once, half of them at each process. */
async function storm<Body>(size: number, ask: (number: number) => Promise<Answer<Body>>): Promise<Answer<Body>[]> {
  const answers = await Promise.all(Array.from({ length: size }, (_, number) => ask(number)));
  for (const number of [0, 1]) expect(answers.filter((answer) => servedBy(answer) === number)).toHaveLength(size / 2);
  return answers;
}

const statuses = (answers: readonly Answer<unknown>[]) => answers.map(({ status }) => status).sort();

describe('a session', () => {
  it('that began in one process is good in both', async () => {
    const { email, password } = await anEmployee(app);
    const answer = await balancer.stranger.post<{ accessToken: string }>('/api/auth/login', { email, password });
    const person = balancer.stranger.with({ authorization: `Bearer ${answer.body.accessToken}` });
    const ticket = await aTicket(person);
    for (const { status, body } of await byBoth(() => person.get<Ticket>(`/api/tickets/${ticket.id}`)))
      expect([status, body.title]).toEqual([200, ticket.title]);
  });

  it('is refreshed by whichever process is asked', async () => {
    const browser = await Browser.signedInAs(balancer, await anEmployee(app));
    const cookies = new Set<string | undefined>();
    for (let turn = 0; turn < 4; turn++) {
      expect(statuses(await byBoth(() => browser.refresh()))).toEqual([200, 200]);
      cookies.add(browser.jar.get('docket_refresh'));
    }
    expect(cookies.size).toBe(4);
    expect(statuses(await byBoth(() => browser.me()))).toEqual([200, 200]);
  });

  it('goes on in all tabs when they refresh at once in different processes', async () => {
    const browser = await Browser.signedInAs(balancer, await anEmployee(app));
    const tabs = Array.from({ length: 6 }, () => browser.copy());
    expect(new Set(statuses(await storm(6, (number) => tabs[number]!.refresh())))).toEqual(new Set([200]));
    expect(new Set(tabs.map(({ jar }) => jar.get('docket_refresh'))).size).toBe(1);
  });

  it('ends in both when an old cookie comes to one', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const browser = await Browser.signedInAs(balancer, await anEmployee(app));
      const thief = browser.copy();
      await byBoth(() => browser.refresh());
      await byBoth(() => browser.me());
      expect((await thief.refresh()).body).toEqual(aProblem(401, 'session_ended'));
      expect(statuses(await byBoth(() => browser.me()))).toEqual([401, 401]);
      expect(statuses(await byBoth(() => browser.copy().refresh()))).toEqual([401, 401]);
    }
  });

  it('that was signed out of in one is refreshed by neither', async () => {
    const browser = await Browser.signedInAs(balancer, await anEmployee(app));
    const before = browser.copy();
    await byBoth(() => browser.me());
    expect((await browser.send('POST', '/api/auth/logout')).status).toBe(204);
    expect(statuses(await byBoth(() => before.copy().me()))).toEqual([401, 401]);
    expect(statuses(await byBoth(() => before.copy().refresh()))).toEqual([401, 401]);
  });
});

describe('a deactivated person', () => {
  it('is refused by both, and can sign in at neither', async () => {
    const person = await anEmployee(app);
    const { email, password } = person;
    const browser = await Browser.signedInAs(balancer, person);
    await byBoth(() => browser.me());
    const boss = await signInAs(balancer, admin);
    expect((await boss.patch(`/api/users/${person.id}`, { active: false })).status).toBe(200);
    expect(statuses(await byBoth(() => browser.copy().me()))).toEqual([401, 401]);
    expect(statuses(await byBoth(() => browser.copy().refresh()))).toEqual([401, 401]);
    const signIn = () => balancer.stranger.post('/api/auth/login', { email, password });
    expect(statuses(await byBoth(signIn))).toEqual([401, 401]);
  });
});

describe('failed sign-ins at two processes at once', () => {
  const login = (email: string, password: string, address: string) =>
    balancer.stranger.post('/api/auth/login', { email, password }, { 'x-forwarded-for': address });

  it('get as many tries from one address as one process gives, not twice as many', async () => {
    const { email, password } = await anEmployee(app);
    const answers = await storm(40, () => login(email, WRONG, '192.0.2.1'));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    expect(statuses(await byBoth(() => login(email, password, '192.0.2.1')))).toEqual([429, 429]);
  });

  it('get as many tries for one account from everywhere', async () => {
    const { email, password } = await anEmployee(app);
    const answers = await storm(48, (number) => login(email, WRONG, `198.51.100.${number % 6}`));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(statuses(await byBoth(() => login(email, password, '198.51.100.9')))).toEqual([429, 429]);
  });
});

describe('a create that is retried', () => {
  it('at both processes at once makes one ticket, and gives its answer from both', async () => {
    const create = (key: string) =>
      agent.post<Ticket>('/api/tickets', { title: key, description: 'Once only.' }, { 'idempotency-key': key });
    for (let round = 0; round < ROUNDS; round++) {
      const key = `once-${round}`;
      const answers = await storm(8, () => create(key));
      const made = answers.filter(({ status }) => status === 201);
      for (const { status, body } of answers)
        if (status !== 201) expect(body).toEqual(aProblem(409, 'request_in_progress'));
      const later = await byBoth(() => create(key));
      expect(later.map(({ headers }) => headers['idempotent-replayed'])).toEqual(['true', 'true']);
      expect(new Set([...made, ...later].map(({ text }) => text)).size).toBe(1);
      expect(await app.database.query('SELECT id FROM tickets WHERE title = $1', [key])).toHaveLength(1);
    }
  });
});

describe('changes of one version', () => {
  it('at both processes at once succeed once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await aTicket(agent);
      const etag = String((await agent.get(`/api/tickets/${id}`)).headers['etag']);
      const change = (number: number) =>
        agent.patch<Ticket>(`/api/tickets/${id}`, { title: `Change ${number}` }, { 'if-match': etag });
      const answers = await storm(8, change);
      expect(statuses(answers)).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
      const { title } = answers.find(({ status }) => status === 200)!.body;
      for (const { body } of await byBoth(() => agent.get<Ticket>(`/api/tickets/${id}`)))
        expect([body.title, body.version]).toEqual([title, 2]);
    }
  });
});

describe('a list', () => {
  it('goes on in the other process where the first one stopped', async () => {
    const employee = await signInAs(balancer, await anEmployee(app));
    const made: number[] = [];
    for (let count = 0; count < 7; count++) made.unshift((await aTicket(employee)).id);
    const seen: number[] = [];
    const servers = new Set<number>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: Answer<{ items: Ticket[]; nextCursor: string | null }> = await employee.get(
        `/api/tickets?limit=2&sort=-createdAt${query}`,
      );
      expect(page.status).toBe(200);
      servers.add(servedBy(page));
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(made);
    expect(servers.size).toBe(2);
  });
});

describe('the work of a request', () => {
  const TIMES = 4;
  let log: StatementLog;
  beforeAll(() => {
    log = new StatementLog(app.nest, both.twin);
  });

  /** What some requests of each kind ask of the database, all processes together. */
  async function statementsThrough(front: Front, person: Person): Promise<Record<string, Record<string, number>>> {
    const caller = await signInAs({ stranger: new ApiClient(front) }, person);
    const { id } = await aTicket(caller);
    const changeTwice = async () => {
      const { headers } = await caller.get(`/api/tickets/${id}`);
      await caller.patch(`/api/tickets/${id}`, { title: 'Better' }, { 'if-match': String(headers['etag']) });
      await caller.patch(`/api/tickets/${id}`, { title: 'Good' });
    };
    const kinds: Record<string, () => Promise<unknown>> = {
      list: () => caller.get('/api/tickets?limit=25&sort=-updatedAt'),
      search: () => caller.get('/api/tickets?q=printer'),
      get: () => caller.get(`/api/tickets/${id}`),
      create: () => aTicket(caller),
      comment: () => aComment(caller, id),
      change: changeTwice,
      assign: async () => {
        await caller.patch(`/api/tickets/${id}`, { assigneeId: person.id });
        await caller.patch(`/api/tickets/${id}`, { assigneeId: null });
      },
      sessions: () => caller.get('/api/auth/sessions'),
    };
    const statements: Record<string, Record<string, number>> = {};
    for (const [kind, work] of Object.entries(kinds)) {
      // Each process reads once who is signed in.
      for (let warm = 0; warm < 2; warm++) await work();
      statements[kind] = await log.during(async () => {
        for (let turn = 0; turn < TIMES; turn++) await work();
      });
    }
    return statements;
  }

  it('is the same through two processes as through one', async () => {
    const person = await anAgent(app);
    const throughOne = await statementsThrough(app.nest, person);
    const throughTwo = await statementsThrough(balancer, person);
    for (const kind of ['list', 'get', 'create', 'comment'])
      expect({ kind, times: Object.values(throughOne[kind]!) }).toEqual({ kind, times: [TIMES] });
    expect(Object.values(throughOne['change']!)).toEqual([TIMES, 2 * TIMES]);
    expect(Object.values(throughOne['assign']!)).toEqual([TIMES, TIMES]);
    expect(throughTwo).toEqual(throughOne);
  });
});
