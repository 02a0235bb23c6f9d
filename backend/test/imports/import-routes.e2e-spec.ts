import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportJob } from '../../src/imports/dto/import-job.dto.js';
import type { ImportPreview } from '../../src/imports/dto/import-preview.dto.js';
import type { Problem } from '../../src/shared/errors/problem.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { ended, imported, sendForm, upload } from './forms.js';

const CSV = 'subject,text\nPrinter,It eats paper\nMail,It is late\n';
const MAPPING = { columns: { title: 'subject', description: 'text' } };
const ABSENT = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';

describe('the import routes', () => {
  let app: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await signInAs(app, await anAdmin(app));
  });

  afterAll(async () => {
    await app.close();
  });

  /** A job's file goes right after the job has ended, which may be a moment after its end is seen. */
  async function filesLeft(): Promise<string[]> {
    const files = () => readdir(join(app.env.dataDir, 'imports'));
    for (let attempt = 0; attempt < 40 && (await files()).length > 0; attempt++) await wait(50);
    return files();
  }

  const tickets = () => app.database.query<{ title: string }>('SELECT title FROM tickets ORDER BY id');

  describe('taking a file in', () => {
    it('accepts it, says where to look, and imports it in the background', async () => {
      const answer = await upload(admin, CSV, { ...MAPPING, source: 'first' });
      expect(answer.status).toBe(202);
      expect(answer.headers['location']).toBe(`/api/imports/${answer.body.id}`);
      expect(answer.body).toMatchObject({ state: 'queued', dryRun: false, fileName: 'tickets.csv', errors: [] });
      const job = await ended(admin, answer.body.id);
      expect(job).toMatchObject({
        state: 'done',
        total: 2,
        done: 2,
        created: 2,
        updated: 0,
        skipped: 0,
        errorCount: 0,
      });
      expect(job.finishedAt).not.toBeNull();
    });

    it('takes the parts of the form in any order', async () => {
      const parts = [
        { name: 'mapping', content: JSON.stringify({ ...MAPPING, source: 'other order' }) },
        { name: 'file', content: CSV, fileName: 'C:\\temp\\mine.csv' },
      ];
      const answer = await sendForm(admin, '/api/imports', parts);
      expect(answer).toMatchObject({ status: 202, body: { fileName: 'mine.csv' } });
      expect(await ended(admin, answer.body.id)).toMatchObject({ created: 2 });
    });

    it('writes nothing in a dry run, and counts as if it had', async () => {
      const before = await tickets();
      const job = await imported(admin, CSV, { ...MAPPING, source: 'dry' }, { dryRun: true });
      expect(job).toMatchObject({ state: 'done', dryRun: true, created: 2 });
      expect(await tickets()).toEqual(before);
    });

    it('keeps no file once a job has ended', async () => {
      await imported(admin, CSV, { ...MAPPING, source: 'kept' });
      expect(await filesLeft()).toEqual([]);
    });

    it('answers a repeated key with the first answer and imports once', async () => {
      const headers = { 'idempotency-key': 'import-once' };
      const mapping = { ...MAPPING, source: 'once' };
      const first = await upload(admin, CSV, mapping, { headers });
      const again = await upload(admin, CSV, mapping, { headers });
      expect(again.text).toBe(first.text);
      expect(again.headers['idempotent-replayed']).toBe('true');
      const other = await upload<Problem>(admin, `${CSV}More,rows\n`, mapping, { headers });
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
      expect(await ended(admin, first.body.id)).toMatchObject({ created: 2 });
    });
  });

  describe('refusing', () => {
    const refused = async (file: string | Buffer, mapping: unknown) => {
      const before = await tickets();
      const answer = await upload<Problem>(admin, file, mapping);
      expect(await tickets()).toEqual(before);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      return answer;
    };

    it.each([
      ['an empty file', '', 'empty'],
      ['blank lines only', '\n\n\n', 'empty'],
      ['only a header', 'subject,text\n', 'only_a_header'],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_text'],
      ['a spreadsheet', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(CSV)]), 'not_text'],
      ['noise', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3) * 31) % 256)), 'not_text'],
    ])('%s at the field of the file', async (_name, file, code) => {
      const answer = await refused(file, MAPPING);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'file', code }] } });
    });

    it.each([
      ['a column the file has not', { columns: { title: 'nothing' } }, 'mapping.columns.title', 'no_such_column'],
      ['a field that does not exist', { columns: { titel: 'subject' } }, 'mapping.columns.titel', 'unknown'],
      ['an unknown option', { ...MAPPING, mode: 'fast' }, 'mapping.mode', 'unknown'],
      ['no columns', {}, 'mapping.columns', 'not_an_object'],
      ['neither title nor description', { columns: { status: 'text' } }, 'mapping.columns.title', 'required'],
      [
        'a template with an absent column',
        { ...MAPPING, titleTemplate: '{no}' },
        'mapping.titleTemplate',
        'no_such_column',
      ],
      [
        'a word that is no status',
        { ...MAPPING, statusValues: { New: 'brand new' } },
        'mapping.statusValues',
        'not_a_word_map',
      ],
      [
        'a word that cannot be stored',
        { ...MAPPING, statusValues: { 'New\u0000': 'open' } },
        'mapping.statusValues',
        'not_a_word_map',
      ],
      ['a format that is no format', { ...MAPPING, dateFormat: 'soon' }, 'mapping.dateFormat', 'not_a_time_format'],
      [
        'a default requester whose name is too long for a person',
        { ...MAPPING, defaultRequester: `${'N'.repeat(101)} <desk@example.org>` },
        'mapping.defaultRequester',
        'too_long',
      ],
      ['a zone that is nowhere', { ...MAPPING, timeZone: 'Mars/Olympus' }, 'mapping.timeZone', 'not_a_time_zone'],
      ['a history without its key', { ...MAPPING, rows: 'history' }, 'mapping.columns.externalId', 'required'],
      ['a list instead of an object', [], 'mapping', 'not_an_object'],
    ])('a mapping with %s', async (_name, mapping, field, code) => {
      const answer = await refused(CSV, mapping);
      expect(answer.status).toBe(400);
      expect(answer.body['errors']).toContainEqual(expect.objectContaining({ field, code }));
    });

    it.each([
      ['no parts', [], ['file', 'mapping']],
      ['no mapping', [{ name: 'file', content: CSV, fileName: 'a.csv' }], ['mapping']],
      ['two files', ['file', 'file', 'mapping'].map((name) => ({ name, content: CSV })), ['file', 'mapping']],
      [
        'a mapping that is no JSON',
        [
          { name: 'file', content: CSV },
          { name: 'mapping', content: '{' },
        ],
        ['mapping'],
      ],
      ['a part of another name', ['file', 'mapping', 'extra'].map((name) => ({ name, content: '{}' })), ['extra']],
      [
        'a mapping beyond its size',
        [
          { name: 'file', content: CSV },
          { name: 'mapping', content: ' '.repeat(300_000) },
        ],
        ['mapping'],
      ],
    ])('a form with %s', async (_name, parts, fields) => {
      const answer = await sendForm<Problem>(admin, '/api/imports', parts);
      expect(answer.status).toBe(400);
      expect((answer.body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    });

    const HEAD = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    it.each([
      ['that breaks off in its file', 'boundary=b', `${HEAD}t\nx`],
      ['that breaks off after its file', 'boundary=b', `${HEAD}t\nx\r\n--b\r\n`],
      ['that breaks off in a part of another name', 'boundary=b', `${HEAD.replace('file', 'extra')}t\nx`],
      ['with an empty boundary', 'boundary=', `${HEAD}t\nx\r\n--b--\r\n`],
      ['without a boundary', 'charset=utf-8', `${HEAD}t\nx\r\n--b--\r\n`],
      ['with a boundary beyond all bounds', `boundary=${'b'.repeat(300)}`, `${HEAD}t\nx\r\n--b--\r\n`],
      ['with another boundary than its parts have', 'boundary=c', `${HEAD}t\nx\r\n--b--\r\n`],
    ])('a form %s', async (_name, parameter, body) => {
      for (const url of ['/api/imports', '/api/imports/preview']) {
        const type = { 'content-type': `multipart/form-data; ${parameter}` };
        const answer = await admin.send<Problem>('POST', url, Buffer.from(body), type);
        expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
      }
      expect(await filesLeft()).toEqual([]);
    });

    it('a part without a name', async () => {
      const body = `${HEAD.replace('; name="file"', '')}t\nx\r\n--b--\r\n`;
      const type = { 'content-type': 'multipart/form-data; boundary=b' };
      const answer = await admin.send<Problem>('POST', '/api/imports/preview', Buffer.from(body), type);
      expect(answer.status).toBe(400);
      expect(answer.body['errors']).toContainEqual(expect.objectContaining({ field: '', code: 'unknown' }));
    });

    it('a body that is no form, and a form where none is read', async () => {
      expect(await admin.post('/api/imports', {})).toMatchObject({ status: 415 });
      expect(await sendForm(admin, '/api/tickets', [{ name: 'title', content: 'x' }])).toMatchObject({ status: 415 });
    });

    it('a file that announces more than a gibibyte, before it is sent', async () => {
      const answer = await upload(admin, CSV, MAPPING, { headers: { 'content-length': String(2 ** 31) } });
      expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    });

    it('unknown parameters and odd values of known ones', async () => {
      const parts = [
        { name: 'file', content: CSV },
        { name: 'mapping', content: JSON.stringify(MAPPING) },
      ];
      for (const query of ['dryRun=maybe', 'fast=true']) {
        expect(await sendForm(admin, `/api/imports?${query}`, parts)).toMatchObject({ status: 400 });
      }
    });

    it('leaves no file behind', async () => {
      await refused('', MAPPING);
      await refused(CSV, {});
      expect(await filesLeft()).toEqual([]);
    });
  });

  describe('for everybody but admins', () => {
    it.each([
      ['employees', anEmployee],
      ['agents', anAgent],
    ])('is closed to %s', async (_name, somebody) => {
      const caller = await signInAs(app, await somebody(app));
      const answers = await Promise.all([
        upload(caller, CSV, MAPPING),
        sendForm(caller, '/api/imports/preview', [{ name: 'file', content: CSV }]),
        caller.get('/api/imports'),
        caller.get(`/api/imports/${ABSENT}`),
        caller.post(`/api/imports/${ABSENT}/cancellation`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    });

    it('asks strangers to sign in', async () => {
      expect(await upload(app.stranger, CSV, MAPPING)).toMatchObject({ status: 401 });
    });
  });

  describe('following jobs', () => {
    it('lists them newest first, page by page', async () => {
      const all = await admin.get<{ items: ImportJob[] }>('/api/imports?limit=100');
      const ids = all.body.items.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      expect(ids).toEqual([...ids].sort().reverse());
      const walked: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { body: { items: ImportJob[]; nextCursor: string | null } } = await admin.get(
          `/api/imports?limit=2${cursor && `&cursor=${cursor}`}`,
        );
        walked.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor;
      }
      expect(walked).toEqual(ids);
    });

    it('tells absent from malformed', async () => {
      expect(await admin.get(`/api/imports/${ABSENT}`)).toMatchObject({
        status: 404,
        body: { code: 'import_not_found' },
      });
      expect(await admin.get('/api/imports/seven')).toMatchObject({ status: 400 });
      expect(await admin.post(`/api/imports/${ABSENT}/cancellation`)).toMatchObject({ status: 404 });
    });

    it('does not cancel what has ended', async () => {
      const job = await imported(admin, CSV, { ...MAPPING, source: 'ended' });
      const answer = await admin.post(`/api/imports/${job.id}/cancellation`);
      expect(answer).toMatchObject({ status: 409, body: { code: 'import_finished' } });
    });
  });

  describe('looking at a file first', () => {
    const preview = (content: string | Buffer, query = '') =>
      sendForm<ImportPreview>(admin, `/api/imports/preview${query}`, [{ name: 'file', content, fileName: 'desk.csv' }]);

    it('tells delimiter, columns, rows and values, and guesses the mapping', async () => {
      const file = [
        'Ticket ID;Summary;Details;State;Priority;Reporter;Created',
        '1;Printer;"Eats; paper";New;1 - Critical;Mara;31.12.2025 09:30',
        '2;Mail;Late;Resolved;?;Bo;01.01.2026 10:00',
      ].join('\n');
      expect((await preview(file)).body).toEqual({
        delimiter: 'semicolon',
        encoding: 'utf-8',
        more: false,
        columns: expect.arrayContaining([
          {
            name: 'State',
            filled: 2,
            values: [
              { value: 'New', count: 1 },
              { value: 'Resolved', count: 1 },
            ],
          },
        ]),
        rows: [
          ['1', 'Printer', 'Eats; paper', 'New', '1 - Critical', 'Mara', '31.12.2025 09:30'],
          ['2', 'Mail', 'Late', 'Resolved', '?', 'Bo', '01.01.2026 10:00'],
        ],
        mapping: expect.objectContaining({
          source: 'desk',
          rows: 'ticket',
          columns: {
            externalId: 'Ticket ID',
            title: 'Summary',
            description: 'Details',
            status: 'State',
            priority: 'Priority',
            requester: 'Reporter',
            createdAt: 'Created',
          },
          statusValues: { New: 'open', Resolved: 'closed' },
          priorityValues: { '1 - Critical': 'high' },
          emptyValues: ['?'],
          dateFormat: 'dd.MM.yyyy HH:mm',
        }),
      });
    });

    it('tells values as the import reads them, so that their words can be translated', async () => {
      const file = "title,state\nOne,'-none-\nTwo,'-none-\n";
      const { columns } = (await preview(file)).body;
      expect(columns[1]).toMatchObject({ values: [{ value: '-none-', count: 2 }] });
      const words = Object.fromEntries((columns[1]?.values ?? []).map(({ value }) => [value, 'open']));
      const mapping = { source: 'guarded', columns: { title: 'title', status: 'state' }, statusValues: words };
      expect(await imported(admin, file, mapping)).toMatchObject({ created: 2, errorCount: 0 });
    });

    it('reads the file as it is told to', async () => {
      expect((await preview('a;b,c\n1;2,3\n', '?delimiter=comma')).body.columns).toHaveLength(2);
      expect(await preview(CSV, '?delimiter=dot')).toMatchObject({ status: 400 });
    });

    it('looks at the beginning of a large file only', async () => {
      const { status, body } = await preview(`a,b\n${'1,"two\nlines"\n'.repeat(60_000)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ more: true, rows: expect.any(Array) });
      expect(body.rows).toHaveLength(20);
      expect(new Set(body.rows.map(String))).toEqual(new Set(['1,two\nlines']));
    });

    it('looks at many short rows under many columns without holding anybody up', async () => {
      const columns = Array.from({ length: 500 }, (_, n) => `c${n}`);
      const { status, body } = await preview(`${columns.join()}\n${'x\n'.repeat(128_000)}`);
      expect([status, body.more, body.columns.length]).toEqual([200, true, 500]);
      expect(body.columns[0]).toEqual({ name: 'c0', filled: 5_000, values: [{ value: 'x', count: 5_000 }] });
    }, 5_000);

    it.each([
      ['Windows-1252 to its last letter', Buffer.from('title\nCaf\xe9', 'latin1'), 'windows-1252'],
      ['UTF-8 to its last letter', Buffer.from('title\nCafé'), 'utf-8'],
    ])('reads a file that is %s', async (_name, file, encoding) => {
      expect((await preview(file)).body).toMatchObject({ encoding, rows: [['Café']] });
    });

    it('guesses a mapping that an import accepts', async () => {
      const { body } = await preview(CSV);
      expect(await imported(admin, CSV, { ...body.mapping, source: 'guessed' })).toMatchObject({ created: 2 });
    });
  });
});
