import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DatabasePool } from '../../src/database/database-pool.js';
import type { ApiClient } from '../support/api-client.js';
import { fillDesk } from '../support/desk-of-a-million.js';
import { anAgent, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let agent: ApiClient;
let asked: string[];

beforeAll(async () => {
  app = await TestApp.start();
  await fillDesk(app.database);
  agent = await signInAs(app, await anAgent(app));
  const pool = app.nest.get(DatabasePool);
  const query = pool.query.bind(pool) as (statement: { text: string }) => Promise<unknown>;
  Object.assign(pool, {
    query: (statement: { text: string }) => {
      asked.push(statement.text);
      return query(statement);
    },
  });
}, 60_000);
afterAll(() => app.close());

/** Through the front door: which ways a search took, one after the other. */
async function waysOf(q: string): Promise<string[]> {
  asked = [];
  expect((await agent.get(`/api/tickets?q=${encodeURIComponent(q)}`)).status).toBe(200);
  const ways = { index: 'hits as materialized', walk: 'candidate as materialized' };
  return asked.flatMap((text) => Object.entries(ways).flatMap(([way, sign]) => (text.includes(sign) ? [way] : [])));
}

it.each([
  ['a word that all have', 'printer', ['walk']],
  ['the beginning of one', 'pri', ['walk']],
  ['a word that nobody has', 'zeppelin', ['index']],
  ['the beginning of a word that nobody has', 'zep', ['index']],
  ['a word that nobody has beside one that all have', 'printer zeppelin', ['index']],
  ['an asset number, of which one part is common', 'printer-4711', ['index']],
  ['what could break the statement', `'\\ & zeppelin's`, ['index']],
])('looks for %s where it is found soonest, without a detour', async (_what, q, ways) => {
  expect(await waysOf(q)).toEqual(ways);
});
