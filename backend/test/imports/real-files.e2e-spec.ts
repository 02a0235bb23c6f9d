import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportPreview } from '../../src/imports/dto/import-preview.dto.js';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { imported, sendForm } from './forms.js';

/** Real tickets lie beside the repository, not in it. */
const FOLDER = join(import.meta.dirname, '../../../../shared/data');
const here = existsSync(FOLDER);
if (!here) process.stdout.write('Real tickets are not tested: there is no ../shared/data beside the repository.\n');

const read = (name: string) => readFileSync(join(FOLDER, name));

const INCIDENTS = {
  source: 'servicenow',
  rows: 'history',
  columns: {
    externalId: 'number',
    status: 'incident_state',
    priority: 'priority',
    requester: 'caller_id',
    assignee: 'assigned_to',
    createdAt: 'opened_at',
    updatedAt: 'sys_updated_at',
  },
  statusValues: {
    New: 'open',
    Active: 'in_progress',
    'Awaiting User Info': 'in_progress',
    'Awaiting Problem': 'in_progress',
    Resolved: 'closed',
    Closed: 'closed',
  },
  priorityValues: { '1 - Critical': 'high', '2 - High': 'high', '3 - Moderate': 'medium', '4 - Low': 'low' },
  titleTemplate: 'Incident {number}: {category}, {u_symptom}',
  otherColumns: 'keep',
  emptyValues: ['?'],
  dateFormat: 'dd-MM-yyyy HH:mm',
};

(here ? describe : describe.skip)('importing real tickets', () => {
  let app: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await signInAs(app, await anAdmin(app));
  });

  afterAll(async () => {
    await app.close();
  });

  it('takes in two thousand IT tickets with the mapping it guessed, and nothing of them a second time', async () => {
    const file = read('it-tickets.csv');
    const preview = await sendForm<ImportPreview>(admin, '/api/imports/preview', [
      { name: 'file', content: file, fileName: 'it-tickets.csv' },
    ]);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ delimiter: 'comma', encoding: 'utf-8', more: true });
    expect(preview.body.mapping.columns).toEqual({ title: 'title', description: 'body', priority: 'urgency' });

    const first = await imported(admin, file, preview.body.mapping);
    expect(first).toMatchObject({ state: 'done', total: 2000, done: 2000, created: 2000, skipped: 0, errorCount: 0 });
    const again = await imported(admin, file, preview.body.mapping);
    expect(again).toMatchObject({ state: 'done', created: 0, updated: 0, skipped: 2000, errorCount: 0 });
    expect(await app.database.query('SELECT count(*)::int AS n FROM tickets')).toEqual([{ n: 2000 }]);
  });

  it('takes in the life of five hundred incidents, with people, history and times', async () => {
    const file = read('incident-event-log.csv');
    const dry = await imported(admin, file, INCIDENTS, { dryRun: true });
    expect(dry).toMatchObject({ state: 'done', dryRun: true, total: 3411, created: 500, errorCount: 0 });
    expect(await app.database.query("SELECT 1 FROM tickets WHERE import_source = 'servicenow'")).toEqual([]);

    const first = await imported(admin, file, INCIDENTS);
    expect(first).toMatchObject({ state: 'done', total: 3411, done: 3411, created: 500, errorCount: 0 });
    const [incident] = await app.database.query<{ id: number }>(
      "SELECT id FROM tickets WHERE import_source = 'servicenow' AND import_key = 'INC0000045'",
    );
    const { body } = await admin.get(`/api/tickets/${incident?.id}`);
    expect(body).toMatchObject({
      title: 'Incident INC0000045: Category 55, Symptom 72',
      status: 'closed',
      priority: 'medium',
      requester: { name: 'Caller 2403', role: 'employee', active: true },
      assignee: null,
      createdAt: '2016-02-29T01:16:00.000Z',
      updatedAt: '2016-03-05T12:00:00.000Z',
      closedAt: '2016-02-29T08:53:00.000Z',
      version: 2,
    });
    const events = await admin.get(`/api/tickets/${incident?.id}/events`);
    expect(events.body).toMatchObject({
      items: [
        { type: 'created', actor: { name: 'Caller 2403' }, createdAt: '2016-02-29T01:16:00.000Z' },
        { type: 'changed', field: 'status', from: 'open', to: 'closed', createdAt: '2016-02-29T08:53:00.000Z' },
      ],
    });
    expect(
      await app.database.query(
        "SELECT role, count(*)::int AS n FROM users WHERE email LIKE '%@imported.invalid' AND password_hash IS NULL GROUP BY role ORDER BY role",
      ),
    ).toEqual([
      { role: 'employee', n: 386 },
      { role: 'agent', n: 100 },
    ]);

    const again = await imported(admin, file, INCIDENTS);
    expect(again).toMatchObject({ state: 'done', created: 0, updated: 0, skipped: 500, errorCount: 0 });
  });
});
