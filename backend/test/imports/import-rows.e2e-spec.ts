import type { ApiClient } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { imported } from './forms.js';

interface Row {
  title: string;
  description: string;
  status: string;
  priority: string;
  requester: string;
  assignee: string | null;
}

describe('what rows become', () => {
  let app: TestApp;
  let admin: ApiClient;
  let adminPerson: Person;
  let sources = 0;

  beforeAll(async () => {
    app = await TestApp.start();
    adminPerson = await anAdmin(app);
    admin = await signInAs(app, adminPerson);
  });

  afterAll(async () => {
    await app.close();
  });

  /** Imports under a source of its own and returns the job with the tickets it made. */
  async function importing(file: string | Buffer, mapping: object) {
    const source = `rows-${++sources}`;
    const job = await imported(admin, file, { source, ...mapping });
    const tickets = await app.database.query<Row>(
      `SELECT title, description, status, priority, requester.email AS requester, assignee.email AS assignee
       FROM tickets JOIN users requester ON requester.id = requester_id LEFT JOIN users assignee ON assignee.id = assignee_id
       WHERE import_source = $1 ORDER BY tickets.id`,
      [source],
    );
    return { job, tickets };
  }

  const TEXT = { columns: { title: 'title', description: 'text' } };

  describe('texts', () => {
    it.each([
      ['takes the apostrophe off that an export put before a formula', `'=1+1,'@all`, '=1+1', '@all'],
      ['keeps an apostrophe that guards nothing', `'tis late,'quoted'`, "'tis late", "'quoted'"],
      [
        'makes one line of a title, and one kind of line break of a text',
        '"a\r\n b","one\r\ntwo\rthree"',
        'a b',
        'one\ntwo\nthree',
      ],
      ['keeps emoji and right-to-left text', '👩‍🚀 שלום,مرحبا', '👩‍🚀 שלום', 'مرحبا'],
      [
        'leaves markup for those who show it',
        '<b>x</b>,<script>alert(1)</script>',
        '<b>x</b>',
        '<script>alert(1)</script>',
      ],
      [
        'begins an empty title with the first words of the text',
        `,${'many words '.repeat(20)}`,
        `${'many words '.repeat(7).trim()}…`,
        'many words '.repeat(20).trim(),
      ],
      ['says in an empty text what the title says', 'Only this,', 'Only this', 'Only this'],
    ])('%s', async (_name, cells, title, description) => {
      const { tickets } = await importing(`title,text\n${cells}\n`, TEXT);
      expect(tickets).toMatchObject([{ title, description }]);
    });

    it('shortens a title beyond its bounds and keeps the whole of it in the text', async () => {
      const long = 'word '.repeat(60).trim();
      const { tickets } = await importing(`title,text\n${long},Body\n`, TEXT);
      expect([...(tickets[0]?.title ?? '')]).toHaveLength(200);
      expect(tickets[0]?.description).toBe(`${long}\n\nBody`);
    });

    it('fills templates, and keeps other columns as a list', async () => {
      const { tickets } = await importing('no,kind,site\n7,Printer,"Floor\n3"\n', {
        columns: { externalId: 'no' },
        titleTemplate: 'Case {no}: {kind}',
        otherColumns: 'keep',
      });
      expect(tickets).toMatchObject([{ title: 'Case 7: Printer', description: 'Case 7: Printer\n\n- site: Floor 3' }]);
    });

    it.each([
      ['a semicolon and Windows-1252', Buffer.from('title;text\nGr\xfc\xdfe;\x80 5\n', 'latin1'), 'Grüße', '€ 5'],
      ['UTF-8 with its mark', Buffer.from('\uFEFFtitle,text\nGrüße,€\n'), 'Grüße', '€'],
      ['UTF-16 with its mark and tabs', Buffer.from('\uFEFFtitle\ttext\r\nGrüße\t€\r\n', 'utf16le'), 'Grüße', '€'],
    ])('reads %s', async (_name, file, title, description) => {
      const { tickets } = await importing(file, TEXT);
      expect(tickets).toMatchObject([{ title, description }]);
    });

    const rows = Array.from({ length: 60 }, (_, n) => `Row ${n},${'nothing to see '.repeat(400)}`).join('\n');
    const notUtf8 = Buffer.from('Gr\xfc\xdfe,end\n', 'latin1');

    it('finds out late that a file is not UTF-8 after all', async () => {
      const file = Buffer.concat([Buffer.from(`title,text\n${rows}\n`), notUtf8]);
      const { job, tickets } = await importing(file, TEXT);
      expect(job).toMatchObject({ state: 'done', failure: null, created: 61, errorCount: 0 });
      expect(tickets.at(-1)).toMatchObject({ title: 'Grüße' });
    });

    it('takes a file that says it is UTF-8 for nothing else, however late it is wrong', async () => {
      const file = Buffer.concat([Buffer.from(`\uFEFFtitle,text\n${rows}\n`), notUtf8]);
      const { job, tickets } = await importing(file, TEXT);
      expect(job).toMatchObject({ state: 'failed', errors: [{ field: 'file', code: 'wrong_encoding' }] });
      expect(tickets).toEqual([]);
    });
  });

  describe('people', () => {
    const PEOPLE = { columns: { title: 'title', requester: 'from', assignee: 'to' } };

    it('finds those who are here by their address in any case, and changes nothing about them', async () => {
      const agent = await anAgent(app);
      const employee = await anEmployee(app);
      const { tickets } = await importing(
        `title,from,to\nOne,${employee.email.toUpperCase()},Somebody Else <${agent.email}>\n`,
        PEOPLE,
      );
      expect(tickets).toMatchObject([{ requester: employee.email, assignee: agent.email }]);
      expect(await app.database.query('SELECT name, role FROM users WHERE id = $1', [agent.id])).toEqual([
        { name: agent.name, role: 'agent' },
      ]);
    });

    it('makes the others without a password: assignees as agents, wherever in the file they are named as such', async () => {
      const rows = Array.from({ length: 700 }, (_, n) => `Row ${n},Both Ways,\n`).join('');
      const { job } = await importing(`title,from,to\n${rows}Last,Asks Only,Both Ways\n`, PEOPLE);
      expect(job).toMatchObject({ created: 701, errorCount: 0 });
      expect(
        await app.database.query(
          "SELECT email, role, password_hash FROM users WHERE name IN ('Both Ways', 'Asks Only') ORDER BY name",
        ),
      ).toEqual([
        { email: 'asks-only@imported.invalid', role: 'employee', password_hash: null },
        { email: 'both-ways@imported.invalid', role: 'agent', password_hash: null },
      ]);
    });

    it('files for the admin, or for the default requester, what names nobody', async () => {
      const file = 'title,from,to\nOne,,\n';
      expect((await importing(file, PEOPLE)).tickets).toMatchObject([{ requester: adminPerson.email, assignee: null }]);
      const { tickets } = await importing(file, { ...PEOPLE, defaultRequester: 'Desk <desk@example.org>' });
      expect(tickets).toMatchObject([{ requester: 'desk@example.org' }]);
    });

    it('does not assign to employees', async () => {
      const employee = await anEmployee(app);
      const { job, tickets } = await importing(`title,from,to\nOne,,${employee.email}\nTwo,,\n`, PEOPLE);
      expect(tickets.map(({ title }) => title)).toEqual(['Two']);
      expect(job).toMatchObject({
        created: 1,
        errorCount: 1,
        errors: [{ row: 1, field: 'assignee', code: 'not_assignable' }],
      });
    });
  });

  describe('rows that are wrong', () => {
    const ALL = {
      columns: { externalId: 'id', title: 'title', status: 'status', createdAt: 'at' },
      statusValues: { Fresh: 'open' },
    };

    it.each([
      ['too few cells', '1,Short,Fresh', 'row', 'wrong_column_count'],
      ['too many cells', '1,Long,Fresh,2026-01-01,more', 'row', 'wrong_column_count'],
      ['broken quotation marks', '1,He said "no,Fresh,2026-01-01', 'row', 'broken_quoting'],
      ['neither title nor text', '1, ,Fresh,2026-01-01', 'title', 'required'],
      ['an unknown word', '1,Word,Parked,2026-01-01', 'status', 'unknown_value'],
      ['an impossible day', '1,Day,Fresh,2026-02-30', 'createdAt', 'not_a_time'],
      ['a NUL character', '1,a\0b,Fresh,2026-01-01', 'title', 'forbidden_character'],
      ['a NUL character in a word', '1,Word,a\0b,2026-01-01', 'status', 'unknown_value'],
      ['no id', ',No id,Fresh,2026-01-01', 'externalId', 'required'],
      ['a text beyond its bounds', `1,Long,Fresh,${'x'.repeat(90_000)}`, 'createdAt', 'not_a_time'],
    ])('are named and left out, and do not stop the others: %s', async (_name, row, field, code) => {
      const { job, tickets } = await importing(`id,title,status,at\n${row}\n2,Fine,fresh,2026-01-01\n`, ALL);
      expect(tickets.map(({ title }) => title)).toEqual(['Fine']);
      expect(job).toMatchObject({ state: 'done', total: 2, done: 2, created: 1, errorCount: 1 });
      expect(job.errors).toEqual([{ row: 1, field, code, message: expect.any(String) }]);
    });

    it('counts all errors and shows the first hundred', async () => {
      const rows = Array.from({ length: 1_200 }, (_, n) => `${n},Row,Parked,2026-01-01`).join('\n');
      const { job } = await importing(`id,title,status,at\n${rows}\n`, ALL);
      expect(job).toMatchObject({ state: 'done', created: 0, errorCount: 1_200 });
      expect(job.errors.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    });

    it('refuse the whole file when a quotation mark is never closed, before anything is written', async () => {
      const rows = Array.from({ length: 2_000 }, (_, n) => `${n},Row,Fresh,2026-01-01`).join('\n');
      const { job, tickets } = await importing(`id,title,status,at\n${rows}\n2001,"Open,Fresh,2026-01-01\n`, ALL);
      expect(tickets).toEqual([]);
      expect(job).toMatchObject({ state: 'failed', created: 0, done: 0, failure: expect.stringContaining('row 2001') });
      expect(job.errors).toMatchObject([{ row: 0, field: 'file', code: 'quote_not_closed' }]);
    });

    it('are those with an id that an earlier row has, within a batch and beyond it', async () => {
      const rows = Array.from({ length: 800 }, (_, n) => `${n},Row ${n},Fresh,2026-01-01`).join('\n');
      const { job } = await importing(
        `id,title,status,at\n0,First,Fresh,2026-01-01\n${rows}\n700,Twice,Fresh,2026-01-01\n`,
        ALL,
      );
      expect(job).toMatchObject({ created: 800, errorCount: 2 });
      expect(job.errors).toMatchObject([
        { row: 2, code: 'duplicate_id' },
        { row: 802, code: 'duplicate_id' },
      ]);
    });
  });

  it('takes back what an export gave, text by text', async () => {
    const texts = [
      '=1+1',
      '+49 30 1234',
      '-5 degrees',
      '@home',
      '＝full width',
      'a "quoted", one',
      "'apostrophe",
      "'=guarded by hand",
      "''@twice",
      "'-",
      "'\tindented",
      'plain',
    ];
    const created = await Promise.all(
      texts.map((title) => admin.post<{ id: number }>('/api/tickets', { title, description: `${title}\n\n${title}` })),
    );
    const ids = new Set(created.map(({ body }) => String(body.id)));
    const { text } = await admin.get('/api/tickets/export.csv?sort=id');
    const { job } = await importing(text, {
      columns: {
        externalId: 'id',
        title: 'title',
        status: 'status',
        priority: 'priority',
        createdAt: 'createdAt',
        updatedAt: 'updatedAt',
        closedAt: 'closedAt',
        description: 'description',
      },
    });
    expect(job).toMatchObject({ state: 'done', errorCount: 0 });
    const back = await app.database.query<{ key: string; same: boolean }>(
      `SELECT copy.import_key AS key, copy.title = original.title AND copy.description = original.description
         AND copy.created_at = original.created_at AND copy.status = original.status AS same
       FROM tickets copy JOIN tickets original ON original.id::text = copy.import_key AND original.import_source IS NULL
       WHERE copy.import_source = $1`,
      [`rows-${sources}`],
    );
    const mine = back.filter(({ key }) => ids.has(key));
    expect(mine.map(({ same }) => same)).toEqual(texts.map(() => true));
  });
});
