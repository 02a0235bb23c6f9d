import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Actor } from '../../src/auth/actor.js';
import { UnavailableError } from '../../src/shared/errors/domain-error.js';
import { TicketExportService } from '../../src/tickets/ticket-export.service.js';
import { TicketFinderService } from '../../src/tickets/ticket-finder.service.js';
import type { ApiClient } from '../support/api-client.js';
import { anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aTicket } from '../support/tickets.js';

const HEADER = 'id,title,status,priority,requester,assignee,createdAt,updatedAt,closedAt,description';

describe('the export', () => {
  let app: TestApp;
  let mara: Person;
  let asMara: ApiClient;
  let asAgent: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    mara = await anEmployee(app, { name: '=Mara' });
    asMara = await signInAs(app, mara);
    asAgent = await signInAs(app, await anAgent(app, { name: 'Ada "the" Agent, Jr' }));
  });
  afterAll(() => app.close());

  const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true, bom: true });

  it('is an attachment in UTF-8 with BOM, commas and CRLF', async () => {
    const { status, headers, text } = await asMara.get('/api/tickets/export.csv');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="tickets.csv"',
    });
    expect(text).toBe(`\uFEFF${HEADER}\r\n`);
  });

  it('holds every column of a ticket', async () => {
    const filed = await aTicket(asMara, { title: 'Commas, "quotes"', description: 'two\nlines, 🎉' });
    await asAgent.patch(`/api/tickets/${filed.id}`, { assigneeId: await me(asAgent), status: 'closed' });
    const { text } = await asAgent.get('/api/tickets/export.csv?q=commas');
    const [ticket] = rowsOf(text);
    const seen = (await asAgent.get<Record<string, string>>(`/api/tickets/${filed.id}`)).body;
    expect(ticket).toEqual({
      id: String(filed.id),
      title: 'Commas, "quotes"',
      status: 'closed',
      priority: 'medium',
      requester: "'=Mara",
      assignee: 'Ada "the" Agent, Jr',
      createdAt: seen['createdAt'],
      updatedAt: seen['updatedAt'],
      closedAt: seen['closedAt'],
      description: 'two\nlines, 🎉',
    });
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
  });

  it.each(['=', '+', '-', '@', '＝', '＋', '－', '＠'])('disarms a cell that starts with %s', async (sign) => {
    const text = `${sign}1+1`;
    const filed = await aTicket(asMara, { title: text, description: text });
    const csv = (await asMara.get(`/api/tickets/export.csv?q=%23${filed.id}`)).text;
    expect(rowsOf(csv)).toMatchObject([{ title: `'${text}`, description: `'${text}` }]);
  });

  it('leaves signs within a cell alone', async () => {
    const filed = await aTicket(asMara, { title: 'a=b', description: "'quoted' - and + @" });
    const csv = (await asMara.get(`/api/tickets/export.csv?q=%23${filed.id}`)).text;
    expect(rowsOf(csv)).toMatchObject([{ title: 'a=b', description: "'quoted' - and + @" }]);
  });

  it('refuses paging, and what the list refuses', async () => {
    for (const query of ['limit=5', 'cursor=x', 'withTotal=true', 'sort=title', 'status=done']) {
      expect(await asMara.get(`/api/tickets/export.csv?${query}`)).toMatchObject({
        status: 400,
        headers: { 'content-type': expect.stringContaining('application/problem+json') },
      });
    }
  });

  describe('of many tickets', () => {
    const COUNT = 5_300;
    let ofCrowd: Person;
    let crowd: ApiClient;

    beforeAll(async () => {
      ofCrowd = await anEmployee(app);
      crowd = await signInAs(app, ofCrowd);
      await app.database.query(
        `INSERT INTO tickets (title, description, priority, requester_id, created_at)
         SELECT 'Ticket ' || n, repeat('text ', 40), (ARRAY['low','high'])[n % 2 + 1]::ticket_priority, $1,
                timestamptz '2026-01-01Z' + (n / 7) * interval '1 minute'
           FROM generate_series(1, ${COUNT}) AS n`,
        [ofCrowd.id],
      );
    });

    it.each(['-createdAt', 'priority', 'id'])('holds each once, sorted by %s as the list is', async (sort) => {
      const rows = rowsOf((await crowd.get(`/api/tickets/export.csv?sort=${sort}`)).text);
      expect(rows).toHaveLength(COUNT);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT);
      const { body } = await crowd.get<{ items: { id: number }[] }>(`/api/tickets?limit=100&sort=${sort}`);
      expect(rows.slice(0, 100).map(({ id }) => Number(id))).toEqual(body.items.map(({ id }) => id));
    });

    it('narrows as the list does', async () => {
      const rows = rowsOf((await crowd.get('/api/tickets/export.csv?priority=high&q=ticket%2011')).text);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ priority, title }) => priority === 'high' && title?.startsWith('Ticket 11'))).toBe(true);
    });

    it('reads no further than its client does, and not at all when the client is gone', async () => {
      const find = jest.spyOn(app.nest.get(TicketFinderService), 'exported');
      const agent: Actor = { id: mara.id, role: 'agent', name: 'Mara', sessionId: null };
      const stream = await app.nest.get(TicketExportService).csv(agent, { sort: 'id' });
      await once(stream, 'readable');
      stream.read();
      await sleep(200);
      expect(find.mock.calls.length).toBeLessThanOrEqual(2);
      stream.destroy();
      await sleep(200);
      expect(find.mock.calls.length).toBeLessThanOrEqual(2);
      find.mockRestore();
    });

    it('reads the next tickets while the ones before them wait for its client', async () => {
      const finder = app.nest.get(TicketFinderService);
      const find = jest.spyOn(finder, 'exported');
      const agent: Actor = { id: mara.id, role: 'agent', name: 'Mara', sessionId: null };
      const stream = await app.nest.get(TicketExportService).csv(agent, { sort: 'id' });
      expect(find).toHaveBeenCalledTimes(1);
      await once(stream, 'readable');
      expect(String(stream.read())).toMatch(/^\uFEFFid,/);
      await once(stream, 'readable');
      expect(find).toHaveBeenCalledTimes(2);
      stream.destroy();
      find.mockRestore();
    });

    it('ends in silence when the next tickets cannot be read and its client is gone', async () => {
      const unheard = jest.fn();
      process.on('unhandledRejection', unheard);
      const finder = app.nest.get(TicketFinderService);
      const find = finder.exported.bind(finder);
      const broken = jest.spyOn(finder, 'exported').mockImplementationOnce(find);
      broken.mockImplementationOnce(async () => {
        await sleep(100);
        throw new UnavailableError();
      });
      const agent: Actor = { id: mara.id, role: 'agent', name: 'Mara', sessionId: null };
      const stream = await app.nest.get(TicketExportService).csv(agent, { sort: 'id' });
      await once(stream, 'readable');
      stream.read();
      await once(stream, 'readable');
      stream.destroy();
      await sleep(200);
      expect(broken).toHaveBeenCalledTimes(2);
      expect(unheard).not.toHaveBeenCalled();
      process.off('unhandledRejection', unheard);
      broken.mockRestore();
    });

    it('holds the longest descriptions, some of them at a time', async () => {
      await app.database.query(`UPDATE tickets SET description = repeat('文', 20000) WHERE title LIKE 'Ticket 10%'`);
      const read = jest.spyOn(app.nest.get(TicketFinderService), 'descriptions');
      const rows = rowsOf((await crowd.get('/api/tickets/export.csv?sort=id')).text);
      expect(rows).toHaveLength(COUNT);
      for (const { title, description } of rows)
        expect(description).toBe(title?.startsWith('Ticket 10') ? '文'.repeat(20_000) : 'text '.repeat(40));
      expect(read.mock.calls.length).toBeGreaterThan(6);
      read.mockRestore();
    });

    it('has two places for one person, which are free again however an export ends', async () => {
      const exports = app.nest.get(TicketExportService);
      const agent: Actor = { id: mara.id, role: 'agent', name: 'Mara', sessionId: null };
      const streams = [await exports.csv(agent, { sort: 'id' }), await exports.csv(agent, { sort: 'id' })];
      await expect(exports.csv(agent, { sort: 'id' })).rejects.toThrow(UnavailableError);
      expect((await crowd.get('/api/tickets/export.csv?q=nothing')).status).toBe(200);
      for (const stream of streams) stream.destroy();
      await sleep(10);
      const url = await overTheNetwork();
      for (let turn = 0; turn < 3; turn += 1) {
        expect((await crowd.send('HEAD', '/api/tickets/export.csv')).status).toBe(200);
        await expect(url({ method: 'HEAD' })).resolves.toMatchObject({ status: 200 });
        const isGone = AbortSignal.timeout(5 + 30 * turn);
        await expect(url({ signal: isGone }).then((answer) => answer.text())).rejects.toThrow('aborted');
      }
      await sleep(500);
      const [one, other] = await Promise.all([url(), url()]);
      expect([one.status, other.status]).toEqual([200, 200]);
      await Promise.all([one.text(), other.text()]);
    });

    /** Asks for the export of the crowd, by a socket of its own. */
    async function overTheNetwork(): Promise<(request?: RequestInit) => Promise<Response>> {
      const server = app.nest.getHttpServer();
      if (!server.listening) await app.nest.listen(0, '127.0.0.1');
      const { port } = server.address() as AddressInfo;
      const { email, password } = ofCrowd;
      const { body } = await app.stranger.post<{ accessToken: string }>('/api/auth/login', { email, password });
      const headers = { authorization: `Bearer ${body.accessToken}` };
      return (request) => fetch(`http://127.0.0.1:${port}/api/tickets/export.csv`, { headers, ...request });
    }

    it('is a problem when its beginning fails, and a cut connection when its middle does', async () => {
      const finder = app.nest.get(TicketFinderService);
      const find = finder.exported.bind(finder);
      const broken = jest.spyOn(finder, 'exported').mockRejectedValueOnce(new UnavailableError());
      expect((await crowd.get('/api/tickets/export.csv')).status).toBe(503);
      const url = await overTheNetwork();
      broken.mockImplementationOnce(() => find(everything)).mockRejectedValueOnce(new UnavailableError());
      const answer = await url();
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
      broken.mockRestore();
    });
  });
});

/** What the first batch of an export by an agent asks for. */
const everything: Parameters<TicketFinderService['exported']>[0] = {
  filter: { scope: { requesterId: null, deleted: 'hidden', notes: true, deletionTimes: false } },
  sort: { by: 'id', direction: 'asc' },
  after: null,
  limit: 1000,
};

async function me(caller: ApiClient): Promise<string> {
  return (await caller.get<{ id: string }>('/api/auth/me')).body.id;
}
