import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { anAdmin, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { imported } from './forms.js';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../docs/import.md'), 'utf8');
const blocks = (language: string) =>
  [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, content = '']) => content);

describe('the examples of the import guide', () => {
  let app: TestApp;
  let admin: ApiClient;
  const [ticketsCsv = '', incidentsCsv = ''] = blocks('csv');
  const [ticketsMapping = '', incidentsMapping = ''] = blocks('json');

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await signInAs(app, await anAdmin(app));
  });

  afterAll(async () => {
    await app.close();
  });

  const ticket = async (key: string) => {
    const [row] = await app.database.query<{ id: number }>(
      'SELECT id FROM tickets WHERE import_key LIKE $1 ORDER BY id',
      [key],
    );
    return (await admin.get(`/api/tickets/${row?.id}`)).body;
  };

  it('make two tickets of the list, as it says', async () => {
    const job = await imported(admin, ticketsCsv, JSON.parse(ticketsMapping));
    expect(job).toMatchObject({ state: 'done', created: 2, errorCount: 0 });
    expect(await ticket('row:%')).toMatchObject({
      title: 'hi since recruiter lead permission approve requisitions',
      description: 'hi since recruiter lead permission approve requisitions\n\n- category: 4',
      priority: 'low',
    });
  });

  it('make one ticket of the incident, with its life', async () => {
    const job = await imported(admin, incidentsCsv, JSON.parse(incidentsMapping));
    expect(job).toMatchObject({ state: 'done', total: 3, created: 1, errorCount: 0 });
    const incident = await ticket('INC0000047');
    expect(incident).toMatchObject({
      status: 'closed',
      assignee: null,
      requester: { name: 'Caller 2403' },
      createdAt: '2016-02-29T04:40:00.000Z',
      closedAt: '2016-03-06T10:00:00.000Z',
    });
    const { body } = await admin.get(`/api/tickets/${(incident as { id: number }).id}/events`);
    expect(body).toMatchObject({
      items: [
        { type: 'created', createdAt: '2016-02-29T04:40:00.000Z' },
        { field: 'status', to: 'in_progress', actor: { name: 'Updated by 21' }, createdAt: '2016-02-29T05:30:00.000Z' },
        { field: 'assigneeId', from: { name: 'Resolver 89' }, to: { name: 'Resolver 31' } },
        { field: 'status', to: 'closed', actor: { name: 'Updated by 908' }, createdAt: '2016-03-06T10:00:00.000Z' },
        { field: 'assigneeId', from: { name: 'Resolver 31' }, to: null },
      ],
    });
  });
});
