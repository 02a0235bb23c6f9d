import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aTicket, type Ticket } from '../support/tickets.js';

interface TicketPage {
  items: Ticket[];
  nextCursor: string | null;
  total?: { value: number; relation: string };
}

const SORTS = ['createdAt', 'updatedAt', 'priority', 'status', 'id'].flatMap((by) => [by, `-${by}`]);

describe('ticket lists', () => {
  let app: TestApp;
  let mara: Person;
  let agent: Person;
  let asMara: ApiClient;
  let asAgent: ApiClient;
  let asAdmin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    mara = await anEmployee(app, { name: 'Mara' });
    agent = await anAgent(app);
    asMara = await signInAs(app, mara);
    asAgent = await signInAs(app, agent);
    asAdmin = await signInAs(app, await anAdmin(app));
    // Few distinct times and all priorities, so that ties must be broken by id.
    await app.database.query(
      `INSERT INTO tickets (title, description, status, priority, requester_id, assignee_id, created_at, updated_at, closed_at)
       SELECT 'Ticket ' || n, 'Text', (ARRAY['open','in_progress','closed'])[n % 3 + 1]::ticket_status,
              (ARRAY['low','medium','high'])[n % 3 + 1]::ticket_priority, $1, CASE WHEN n % 4 = 0 THEN $2::uuid END,
              timestamptz '2026-01-01Z' + (n / 5) * interval '1 day 0.123 s',
              timestamptz '2026-02-01Z' + (n % 5) * interval '1 day 0.001 s',
              CASE WHEN n % 3 = 2 THEN timestamptz '2026-02-01Z' END
         FROM generate_series(1, 60) AS n`,
      [mara.id, agent.id],
    );
  });
  afterAll(() => app.close());

  const page = async (caller: ApiClient, query: string): Promise<TicketPage> => {
    const answer = await caller.get<TicketPage>(`/api/tickets?${query}`);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body;
  };

  async function walk(caller: ApiClient, query: string, eachPage = () => Promise.resolve()): Promise<number[]> {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const next: TicketPage = await page(caller, cursor === null ? query : `${query}&cursor=${cursor}`);
      seen.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
      await eachPage();
    } while (cursor !== null);
    return seen;
  }

  const ids = async (caller: ApiClient, query: string) =>
    (await page(caller, `limit=100&sort=id&${query}`)).items.map(({ id }) => id);

  const fromDatabase = async (where: string, values: unknown[] = [], orderBy = 'id') => {
    const rows = await app.database.query<{ id: number }>(
      `SELECT id FROM tickets WHERE deleted_at IS NULL AND (${where}) ORDER BY ${orderBy}`,
      values,
    );
    return rows.map(({ id }) => id);
  };

  it('hold 25 tickets, the newest first, unless asked otherwise', async () => {
    const { items, nextCursor, total } = await page(asAgent, '');
    expect(items).toHaveLength(25);
    expect(nextCursor).toEqual(expect.any(String));
    expect(total).toBeUndefined();
    expect(items.map(({ id }) => id)).toEqual(
      (await fromDatabase('true', [], 'created_at DESC, id DESC')).slice(0, 25),
    );
  });

  it('hold summaries, without description and allowed', async () => {
    const [ticket] = (await page(asAgent, 'limit=1')).items;
    expect(Object.keys(ticket!).sort()).toEqual(
      [
        ...['assignee', 'closedAt', 'commentCount', 'createdAt', 'id', 'priority', 'requester', 'status', 'title'],
        ...['updatedAt', 'version'],
      ].sort(),
    );
    expect(ticket!.requester).toEqual({ id: mara.id, name: 'Mara', role: 'employee', active: true });
  });

  describe.each(SORTS)('sorted by %s', (sort) => {
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
    const column = sort.replace('-', '').replace('At', '_at');

    it.each([7, 100])('walk to the whole set in pages of %d', async (limit) => {
      const everything = await fromDatabase('true', [], `${column} ${direction}, id ${direction}`);
      expect(await walk(asAgent, `sort=${sort}&limit=${limit}`)).toEqual(everything);
      expect(everything).toHaveLength(60);
    });

    it('neither skip nor repeat a ticket that stood still while others arrive', async () => {
      const stood = await fromDatabase('true');
      const arrived: number[] = [];
      const seen = await walk(asMara, `sort=${sort}&limit=9`, async () => {
        for (const priority of ['low', 'high']) arrived.push((await aTicket(asMara, { priority })).id);
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => stood.includes(id)).toSorted((a, b) => a - b)).toEqual(stood);
      await app.database.query('DELETE FROM tickets WHERE id = ANY($1)', [arrived]);
    });
  });

  it('walk to the whole set in pages of a single ticket', async () => {
    expect(await walk(asAgent, 'limit=1')).toEqual(await fromDatabase('true', [], 'created_at DESC, id DESC'));
  });

  it('let the size of pages change on the way', async () => {
    const first = await page(asAgent, 'limit=3&sort=id');
    const second = await page(asAgent, `limit=5&sort=id&cursor=${first.nextCursor}`);
    const expected = await fromDatabase('true');
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(expected.slice(0, 8));
  });

  describe('filtered', () => {
    it.each([
      ['status=open', `status = 'open'`],
      ['status=open,in_progress', `status IN ('open', 'in_progress')`],
      ['priority=high', `priority = 'high'`],
      ['priority=high,low&status=closed', `priority IN ('high', 'low') AND status = 'closed'`],
      ['assigneeId=none', 'assignee_id IS NULL'],
      [
        'createdFrom=2026-01-03T00:00:00Z&createdTo=2026-01-05T00:00:00Z',
        `created_at >= '2026-01-03Z' AND created_at < '2026-01-05Z'`,
      ],
      ['updatedFrom=2026-02-02T00:00:00.001Z', `updated_at >= '2026-02-02 00:00:00.001Z'`],
      ['updatedTo=2026-02-02T00:00:00.001Z', `updated_at < '2026-02-02 00:00:00.001Z'`],
      ['updatedTo=2026-02-02T01:00:00.001%2B01:00', `updated_at < '2026-02-02 00:00:00.001Z'`],
    ])('by %s', async (query, where) => {
      const expected = (await fromDatabase(where)).slice(0, 100);
      expect(expected.length).toBeGreaterThan(0);
      expect(await ids(asAgent, query)).toEqual(expected);
    });

    it('by who has it and who filed it', async () => {
      expect(await ids(asAgent, 'assigneeId=me')).toEqual(await fromDatabase('assignee_id = $1', [agent.id]));
      expect(await ids(asAdmin, `assigneeId=${agent.id.toUpperCase()}`)).toEqual(await ids(asAgent, 'assigneeId=me'));
      const own = await aTicket(asAgent);
      expect(await ids(asAgent, 'requesterId=me')).toEqual([own.id]);
      expect(await ids(asAdmin, `requesterId=${agent.id}`)).toEqual([own.id]);
      expect(await ids(asMara, `requesterId=${agent.id}`)).toEqual([]);
      expect(await ids(asMara, `requesterId=${mara.id}`)).toEqual(await ids(asMara, ''));
    });

    it('are bounded: from is inclusive, to is exclusive', async () => {
      const [ticket] = (await page(asAgent, 'limit=1')).items;
      const at = ticket!.createdAt;
      expect(await ids(asAgent, `createdFrom=${at}`)).toContain(ticket!.id);
      expect(await ids(asAgent, `createdTo=${at}`)).not.toContain(ticket!.id);
    });

    it('are bounded to the last digit of a time', async () => {
      const [ticket] = (await page(asAgent, 'limit=1')).items;
      const [at, after] = [0, 1].map((digit) => ticket!.createdAt.replace('Z', `00000${digit}Z`));
      expect(await ids(asAgent, `createdFrom=${at}`)).toContain(ticket!.id);
      expect(await ids(asAgent, `createdFrom=${after}`)).not.toContain(ticket!.id);
      expect(await ids(asAgent, `createdTo=${at}`)).not.toContain(ticket!.id);
      expect(await ids(asAgent, `createdTo=${after}`)).toContain(ticket!.id);
    });
  });

  describe('with a total', () => {
    it('count what matches, on every page', async () => {
      const { length } = await fromDatabase(`status = 'in_progress'`);
      const first = await page(asAgent, 'status=in_progress&limit=4&withTotal=true');
      expect(first.total).toEqual({ value: length, relation: 'eq' });
      const second = await page(asAgent, `status=in_progress&limit=4&withTotal=true&cursor=${first.nextCursor}`);
      expect(second.total).toEqual(first.total);
    });

    it('count no further than ten thousand', async () => {
      const crowd = await anEmployee(app);
      await app.database.query(
        `INSERT INTO tickets (title, description, requester_id) SELECT 'Many', 'Text', $1 FROM generate_series(1, 10001)`,
        [crowd.id],
      );
      const total = async (query: string) =>
        (await page(asAgent, `withTotal=true&limit=1&requesterId=${crowd.id}${query}`)).total;
      expect(await total('')).toEqual({ value: 10_000, relation: 'gte' });
      await app.database.query(`DELETE FROM tickets WHERE id = (SELECT max(id) FROM tickets WHERE requester_id = $1)`, [
        crowd.id,
      ]);
      expect(await total('')).toEqual({ value: 10_000, relation: 'eq' });
      await app.database.query('DELETE FROM tickets WHERE requester_id = $1', [crowd.id]);
    }, 60_000);
  });

  describe('refuse', () => {
    it.each([
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=x', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['sort=title', 'sort'],
      ['sort=', 'sort'],
      ['status=opened', 'status'],
      ['status=', 'status'],
      ['priority=high,', 'priority'],
      ['assigneeId=you', 'assigneeId'],
      ['requesterId=none', 'requesterId'],
      ['q=', 'q'],
      ['q=%20%20', 'q'],
      [`q=${'a'.repeat(201)}`, 'q'],
      ['q=a%00b', 'q'],
      ['createdFrom=2026-01-01', 'createdFrom'],
      ['createdTo=2026-01-01T00:00:00', 'createdTo'],
      ['updatedFrom=2026-02-30T00:00:00Z', 'updatedFrom'],
      ['updatedTo=yesterday', 'updatedTo'],
      ['deleted=yes', 'deleted'],
      ['withTotal=1', 'withTotal'],
      ['page=2', 'page'],
      ['status[]=open', 'status[]'],
    ])('%s, and name the field', async (query, field) => {
      expect(await asAgent.get(`/api/tickets?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'validation_failed', errors: [{ field }] },
      });
    });

    it('a cursor that was changed, or belongs to another filter, sort or person', async () => {
      const { nextCursor } = await page(asAgent, 'limit=2&sort=id&status=open');
      const cursor = nextCursor!;
      const changed = `${cursor.slice(0, 30)}${cursor[30] === 'A' ? 'B' : 'A'}${cursor.slice(31)}`;
      const comments = await asAgent.get(`/api/tickets/1/comments?cursor=${cursor}`);
      const answers = await Promise.all([
        asAgent.get(`/api/tickets?limit=2&sort=id&status=open&cursor=${changed}`),
        asAgent.get(`/api/tickets?limit=2&sort=id&status=closed&cursor=${cursor}`),
        asAgent.get(`/api/tickets?limit=2&sort=id&cursor=${cursor}`),
        asAgent.get(`/api/tickets?limit=2&sort=-id&status=open&cursor=${cursor}`),
        asAgent.get(`/api/tickets?limit=2&sort=createdAt&status=open&cursor=${cursor}`),
        asAdmin.get(`/api/tickets?limit=2&sort=id&status=open&cursor=${cursor}`),
        asMara.get(`/api/tickets?limit=2&sort=id&status=open&cursor=${cursor}`),
      ]);
      for (const { status, body } of [...answers, comments]) {
        expect({ status, body }).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
      }
      expect((await asAgent.get(`/api/tickets?limit=2&sort=id&status=open&cursor=${cursor}`)).status).toBe(200);
    });
  });
});
