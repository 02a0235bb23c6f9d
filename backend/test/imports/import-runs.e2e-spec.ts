import { jest } from '@jest/globals';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportJob } from '../../src/imports/dto/import-job.dto.js';
import { ClaimLostError, ImportClaimsService } from '../../src/imports/run/import-claims.service.js';
import { Housekeeping } from '../../src/shared/housekeeping.service.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { ended, imported, upload } from './forms.js';

describe('runs of the importer', () => {
  let app: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await signInAs(app, await anAdmin(app));
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await app.close();
  });

  const ticketsOf = (source: string) =>
    app.database.query<{ id: number; key: string; title: string; status: string; version: number }>(
      'SELECT id, import_key AS key, title, status, version FROM tickets WHERE import_source = $1 ORDER BY id',
      [source],
    );

  const numbered = (rows: number) =>
    `id,title\n${Array.from({ length: rows }, (_, n) => `${n},Ticket ${n}`).join('\n')}\n`;
  const NUMBERED = { columns: { externalId: 'id', title: 'title' } };

  describe('repeated', () => {
    it('make nothing twice', async () => {
      const mapping = { ...NUMBERED, source: 'repeated' };
      await imported(admin, numbered(1_200), mapping);
      const again = await imported(admin, numbered(1_300), mapping);
      expect(again).toMatchObject({ created: 100, updated: 0, skipped: 1_200, errorCount: 0 });
      expect(await ticketsOf('repeated')).toHaveLength(1_300);
    });

    it('tell rows without ids apart by their content, and alike ones by their number', async () => {
      const mapping = { columns: { title: 'title' }, source: 'alike' };
      const alike = `title\n${'Same\n'.repeat(1_100)}Other\n`;
      expect(await imported(admin, alike, mapping)).toMatchObject({ created: 1_101 });
      expect(await imported(admin, `${alike}Same\n`, mapping)).toMatchObject({ created: 1, skipped: 1_101 });
    });

    it('keep the numbers of one source apart from those of another', async () => {
      await imported(admin, numbered(3), { ...NUMBERED, source: 'north' });
      expect(await imported(admin, numbered(3), { ...NUMBERED, source: 'south' })).toMatchObject({ created: 3 });
    });

    it('make nothing twice when they run side by side', async () => {
      const mapping = { ...NUMBERED, source: 'side by side' };
      const twin = await app.startTwin();
      const jobs = await Promise.all([upload(admin, numbered(900), mapping), upload(admin, numbered(900), mapping)]);
      const results = await Promise.all(jobs.map(({ body }) => ended(admin, body.id)));
      await twin.close();
      expect(results.reduce((sum, { created, skipped }) => sum + created + skipped, 0)).toBe(1_800);
      expect(await ticketsOf('side by side')).toHaveLength(900);
    });
  });

  it.each(['ticket', 'history'])('write few of the longest texts at a time, as each %s takes', async (rows) => {
    const advance = jest.spyOn(app.nest.get(ImportClaimsService), 'advance');
    const text = 'paper jam '.repeat(1_990).trim();
    const file = Array.from({ length: 120 }, (_, n) => `${rows === 'ticket' ? n : 1},2026-01-01,${n} ${text}`);
    const mapping = {
      rows,
      source: `long ${rows}`,
      columns: { externalId: 'id', updatedAt: 'at', description: 'text' },
    };
    const job = await imported(admin, `id,at,text\n${file.join('\n')}\n`, mapping);
    expect(job).toMatchObject({ state: 'done', done: 120, errorCount: 0, created: rows === 'ticket' ? 120 : 1 });
    const done = [0, ...advance.mock.calls.map(([, , progress]) => progress.done)];
    const atOnce = done.slice(1).map((now, index) => now - (done[index] ?? 0));
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(rows === 'ticket' ? 15 : 60);
  });

  describe('of a history', () => {
    const HISTORY = {
      rows: 'history',
      columns: {
        externalId: 'id',
        title: 'title',
        status: 'state',
        createdAt: 'opened',
        updatedAt: 'at',
        changedBy: 'by',
      },
      statusValues: { New: 'open', Active: 'in_progress', Done: 'closed' },
    };
    const HEADER = 'id,title,state,opened,at,by\n';
    const DAY_ONE = 'A,Printer,New,2026-01-01,2026-01-01 08:00,Mara\nA,Printer,Active,2026-01-01,2026-01-01 09:00,Bo\n';
    const DAY_TWO = 'A,Printer,Done,2026-01-01,2026-01-02 10:00,Bo\n';

    const eventsOf = async (source: string) => {
      const [ticket] = await ticketsOf(source);
      const { body } = await admin.get<{ items: Record<string, unknown>[] }>(`/api/tickets/${ticket?.id}/events`);
      return body.items.map(({ type, field, from, to, createdAt, actor }) => {
        const { name } = actor as { name: string };
        return [type, field, from, to, createdAt, name];
      });
    };

    it('continue it with what a later file knows, and with nothing else', async () => {
      const mapping = { ...HISTORY, source: 'continued' };
      expect(await imported(admin, HEADER + DAY_ONE, mapping)).toMatchObject({ created: 1 });
      const later = await imported(admin, HEADER + DAY_ONE + DAY_TWO, mapping);
      expect(later).toMatchObject({ created: 0, updated: 1, skipped: 0 });
      expect(await ticketsOf('continued')).toMatchObject([{ status: 'closed', version: 3 }]);
      expect((await eventsOf('continued')).slice(1)).toEqual([
        ['changed', 'status', 'open', 'in_progress', '2026-01-01T09:00:00.000Z', 'Bo'],
        ['changed', 'status', 'in_progress', 'closed', '2026-01-02T10:00:00.000Z', 'Bo'],
      ]);
      expect(await imported(admin, HEADER + DAY_ONE + DAY_TWO, mapping)).toMatchObject({ updated: 0, skipped: 1 });
    });

    it('never overwrite what people have changed since, nor revive what they have deleted', async () => {
      const mapping = { ...HISTORY, source: 'touched' };
      const other = DAY_ONE.replaceAll('A,', 'B,');
      await imported(admin, HEADER + DAY_ONE + other, mapping);
      const [a, b] = await ticketsOf('touched');
      await admin.patch(`/api/tickets/${a?.id}`, { title: 'The printer on floor 3' });
      await admin.delete(`/api/tickets/${b?.id}`);
      const later = await imported(admin, HEADER + DAY_TWO + DAY_TWO.replace('A,', 'B,'), mapping);
      expect(later).toMatchObject({ created: 0, updated: 0, skipped: 2 });
      expect(await ticketsOf('touched')).toMatchObject([
        { title: 'The printer on floor 3', status: 'in_progress' },
        { status: 'in_progress' },
      ]);
    });

    it('find the rest of it however far down the file, even within the same minute', async () => {
      const mapping = { ...HISTORY, source: 'scattered' };
      const other = (n: number) => `N${n},Other,New,2026-01-01,2026-01-01 08:00,Mara\n`;
      const between = Array.from({ length: 1_500 }, (_, n) => other(n)).join('');
      const rest = 'A,Printer,Done,2026-01-01,2026-01-01 09:00,Bo\n';
      const job = await imported(admin, HEADER + DAY_ONE + between + rest, mapping);
      expect(job).toMatchObject({ created: 1_501, updated: 0, skipped: 0, errorCount: 0 });
      expect((await ticketsOf('scattered'))[0]).toMatchObject({ key: 'A', status: 'closed', version: 3 });
      const again = await imported(admin, HEADER + DAY_ONE + between + rest, mapping);
      expect(again).toMatchObject({ created: 0, updated: 0, skipped: 1_501 });
    });

    it('leave a ticket out whole when one of its rows is wrong', async () => {
      const wrong = DAY_ONE.replace('Active', 'Parked');
      const fine = DAY_ONE.replaceAll('A,', 'B,');
      const job = await imported(admin, HEADER + wrong + fine, { ...HISTORY, source: 'half' });
      expect(job).toMatchObject({ created: 1, errorCount: 1, errors: [{ row: 2, field: 'status' }] });
      expect(await ticketsOf('half')).toMatchObject([{ key: 'B' }]);
    });
  });

  describe('interrupted', () => {
    /** Lets a number of batches pass, then does `instead` in place of the next one. */
    function afterBatches(batches: number, instead: () => Promise<never>): void {
      const claims = app.nest.get(ImportClaimsService);
      const real = claims.advance.bind(claims);
      let passed = 0;
      jest.spyOn(claims, 'advance').mockImplementation(async (...batch) => {
        if (passed++ < batches) return real(...batch);
        return instead();
      });
    }

    const progressOf = async (id: string) => (await admin.get<ImportJob>(`/api/imports/${id}`)).body;

    it('stop within a batch when they are cancelled, and keep what they made', async () => {
      const { body } = await upload(admin, numbered(20_000), { ...NUMBERED, source: 'cancelled' });
      while ((await progressOf(body.id)).done === 0) await wait(20);
      expect(await admin.post(`/api/imports/${body.id}/cancellation`)).toMatchObject({
        status: 200,
        body: { cancelled: true },
      });
      const job = await ended(admin, body.id);
      expect(job).toMatchObject({ state: 'failed', cancelled: true, failure: expect.stringContaining('cancelled') });
      expect(job.done).toBeLessThan(20_000);
      expect(await ticketsOf('cancelled')).toHaveLength(job.created);
    });

    it('write nothing when they were cancelled while nobody was at work on them', async () => {
      const claim = jest.spyOn(app.nest.get(ImportClaimsService), 'claim').mockResolvedValue(null);
      const { body } = await upload(admin, numbered(10), { ...NUMBERED, source: 'cancelled between' });
      await app.database.query("UPDATE import_jobs SET state = 'running', cancelled = true WHERE id = $1", [body.id]);
      claim.mockRestore();
      expect(await ended(admin, body.id)).toMatchObject({
        state: 'failed',
        done: 0,
        failure: expect.stringContaining('cancelled'),
      });
      expect(await ticketsOf('cancelled between')).toEqual([]);
    });

    it('are taken over from a worker that died, without a gap and without a double', async () => {
      // The worker vanishes in the middle of its third batch, without a word to anybody.
      afterBatches(2, () => Promise.reject(new ClaimLostError('gone')));
      const { body } = await upload(admin, numbered(3_000), { ...NUMBERED, source: 'died' });
      while ((await progressOf(body.id)).done < 1_000) await wait(20);
      await wait(300);
      expect(await progressOf(body.id)).toMatchObject({ state: 'running', done: 1_000, created: 1_000 });
      jest.restoreAllMocks();
      await app.database.query("UPDATE import_jobs SET claimed_until = now() - interval '1 second' WHERE id = $1", [
        body.id,
      ]);
      expect(await ended(admin, body.id)).toMatchObject({
        state: 'done',
        done: 3_000,
        created: 3_000,
        skipped: 0,
        errorCount: 0,
      });
      expect(await ticketsOf('died')).toHaveLength(3_000);
    });

    it('write nothing more once another worker has them', async () => {
      const theft = "UPDATE import_jobs SET claimed_by = gen_random_uuid(), claimed_until = now() + interval '1 hour'";
      const claims = app.nest.get(ImportClaimsService);
      const real = claims.advance.bind(claims);
      jest.spyOn(claims, 'advance').mockImplementation(async (transaction, job, progress) => {
        if (progress.done > 1_000) await app.database.query(`${theft} WHERE id = $1 AND done = 1000`, [job.id]);
        return real(transaction, job, progress);
      });
      const { body } = await upload(admin, numbered(3_000), { ...NUMBERED, source: 'stolen' });
      while ((await progressOf(body.id)).done < 1_000) await wait(20);
      await wait(500);
      expect(await progressOf(body.id)).toMatchObject({ state: 'running', done: 1_000 });
      expect(await ticketsOf('stolen')).toHaveLength(1_000);
      jest.restoreAllMocks();
      await app.database.query('UPDATE import_jobs SET claimed_until = now() WHERE id = $1', [body.id]);
      expect(await ended(admin, body.id)).toMatchObject({ state: 'done', created: 3_000, skipped: 0 });
    });

    it('lose no keys to a worker that finds them done once another one has them', async () => {
      const claims = app.nest.get(ImportClaimsService);
      const real = claims.finish.bind(claims);
      const finished = jest.spyOn(claims, 'finish').mockImplementation(async (job, ...how) => {
        await app.database.query(
          "UPDATE import_jobs SET claimed_by = gen_random_uuid(), claimed_until = now() + interval '1 hour' WHERE id = $1",
          [job.id],
        );
        return real(job, ...how);
      });
      const { body } = await upload(admin, numbered(10), { ...NUMBERED, source: 'done late' });
      while (finished.mock.results.length === 0) await wait(20);
      await expect(finished.mock.results[0]?.value).rejects.toThrow(ClaimLostError);
      const keys = await app.database.query('SELECT FROM import_job_keys WHERE job_id = $1', [body.id]);
      expect(keys).toHaveLength(10);
      jest.restoreAllMocks();
      await app.database.query('UPDATE import_jobs SET claimed_until = now() WHERE id = $1', [body.id]);
      expect(await ended(admin, body.id)).toMatchObject({ state: 'done', created: 10 });
    });

    it('are left alone while their worker gives signs of life', async () => {
      const { body } = await upload(admin, numbered(10), { ...NUMBERED, source: 'alive' });
      await ended(admin, body.id);
      await app.database.query(
        "UPDATE import_jobs SET state = 'running', claimed_by = gen_random_uuid(), claimed_until = now() + interval '1 hour' WHERE id = $1",
        [body.id],
      );
      await imported(admin, numbered(1), { ...NUMBERED, source: 'next' });
      expect(await progressOf(body.id)).toMatchObject({ state: 'running' });
      await app.database.query("UPDATE import_jobs SET state = 'done' WHERE id = $1", [body.id]);
    });

    it('go on after the database was out of reach for a moment', async () => {
      let failures = 0;
      const claims = app.nest.get(ImportClaimsService);
      const real = claims.advance.bind(claims);
      jest.spyOn(claims, 'advance').mockImplementation((...batch) => {
        if (failures++ === 1)
          throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
        return real(...batch);
      });
      const job = await imported(admin, numbered(1_600), { ...NUMBERED, source: 'shaken' });
      expect(job).toMatchObject({ state: 'done', created: 1_600, skipped: 0, errorCount: 0 });
    });

    it('fail in words, and write nothing more, when something goes wrong that nobody foresaw', async () => {
      afterBatches(1, () => Promise.reject(new Error('a defect')));
      const job = await imported(admin, numbered(1_600), { ...NUMBERED, source: 'defect' });
      expect(job).toMatchObject({
        state: 'failed',
        done: 500,
        created: 500,
        failure: expect.stringContaining('our side'),
      });
      expect(job.failure).not.toContain('defect');
      expect(await ticketsOf('defect')).toHaveLength(500);
    });

    it('leave no file behind for ever, and lose none that is needed', async () => {
      const folder = join(app.env.dataDir, 'imports');
      const kept = (id: string) => `${id}.csv`;
      const [mine, needed, arriving, crashed] = [
        'mine',
        ...[1, 2, 3].map((n) => `0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e1${n}`),
      ];
      await app.database.query(
        `INSERT INTO import_jobs (id, created_by, state, dry_run, file_name, mapping, claimed_by, claimed_until)
         SELECT $1, id, 'running', false, 'a.csv', '{}', gen_random_uuid(), now() + interval '1 hour' FROM users LIMIT 1`,
        [needed],
      );
      for (const name of [mine, needed, arriving, crashed].map((id) => kept(id!))) {
        await writeFile(join(folder, name), 'title');
        const hours = name === kept(arriving!) ? 23 : 25;
        await utimes(join(folder, name), new Date(), new Date(Date.now() - hours * 3_600_000));
      }
      await app.nest.get(Housekeeping).run(new Date());
      expect((await readdir(folder)).sort()).toEqual([needed, arriving, mine].map((id) => kept(id!)).sort());
      await app.database.query("UPDATE import_jobs SET state = 'done' WHERE id = $1", [needed]);
    });

    it('leave no keys behind', async () => {
      expect(await app.database.query('SELECT count(*)::int AS n FROM import_job_keys')).toEqual([{ n: 0 }]);
    });
  });
});
