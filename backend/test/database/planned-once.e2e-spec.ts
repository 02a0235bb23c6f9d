import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DatabasePool } from '../../src/database/database-pool.js';
import type { ApiClient } from '../support/api-client.js';
import { fillDesk } from '../support/desk-of-a-million.js';
import { anAgent, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

/** PostgreSQL plans the first five runs of a prepared statement for their values, to compare. */
const TO_COMPARE = 5;
/** Runs on one connection after which a statement is judged. */
const ENOUGH = 10;
const TIMES = 40;

interface Planned {
  statement: string;
  anew: number;
  once: number;
}

let app: TestApp;
let agent: ApiClient;
let tickets: readonly number[];

beforeAll(async () => {
  app = await TestApp.start();
  await fillDesk(app.database);
  const found = await app.database.query<{ id: number }>(
    `SELECT id FROM tickets WHERE deleted_at IS NULL AND status = 'open' ORDER BY id DESC LIMIT ${TIMES}`,
  );
  tickets = found.map(({ id }) => id);
  await app.database.query(`SELECT setval(pg_get_serial_sequence('tickets', 'id'), max(id)) FROM tickets`);
  agent = await signInAs(app, await anAgent(app));
}, 60_000);
afterAll(() => app.close());

/** On all connections: one request after another has the same, but for those that begin before all of the last one has ended. */
async function plannedSoFar(): Promise<Planned[]> {
  const pool = app.nest.get(DatabasePool);
  const connections = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  try {
    const answers = await Promise.all(
      connections.map((connection) =>
        connection.query<Planned>(
          `SELECT statement, custom_plans::int AS anew, generic_plans::int AS once FROM pg_prepared_statements
           WHERE custom_plans + generic_plans >= ${ENOUGH}`,
        ),
      ),
    );
    return answers.flatMap(({ rows }) => rows);
  } finally {
    for (const connection of connections) connection.release();
  }
}

it.each<[string, (ticket: number) => Promise<{ status: number }>]>([
  ['a ticket is read', (ticket) => agent.get(`/api/tickets/${ticket}`)],
  ['its comments are read', (ticket) => agent.get(`/api/tickets/${ticket}/comments`)],
  ['its history is read', (ticket) => agent.get(`/api/tickets/${ticket}/events`)],
  ['a comment is added', (ticket) => agent.post(`/api/tickets/${ticket}/comments`, { body: 'It jams.' })],
  ['a ticket is changed', (ticket) => agent.patch(`/api/tickets/${ticket}`, { priority: 'high' })],
  ['a ticket is filed', () => agent.post('/api/tickets', { title: 'A jam', description: 'It jams.' })],
])('is planned once for all values when %s', async (_what, request) => {
  for (const ticket of tickets) expect((await request(ticket)).status).toBeLessThan(300);
  const planned = await plannedSoFar();
  expect(planned.length).toBeGreaterThan(0);
  expect(planned.filter(({ anew }) => anew > TO_COMPARE)).toEqual([]);
});
