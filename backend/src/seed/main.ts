import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { Env } from '../config/env.js';
import { StartError } from '../config/start-error.js';
import { APPLICATION_NAME } from '../database/application-name.js';
import { openDatabase } from '../database/open-database.js';
import { runOnce } from '../process/run-once.js';
import { ProgressBar } from './progress-bar.js';
import { seedTickets } from './seed-tickets.js';

const MOST_TICKETS = 5_000_000;

function wholeNumber(name: string, text: string, max: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > max)
    throw new StartError([`--${name} must be a whole number from 1 to ${max}`]);
  return number;
}

// `npm run db:seed -- --tickets 100000`: many believable tickets, for trying Docket at size.
await runOnce(async (onClose) => {
  const { values } = parseArgs({
    options: { tickets: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  });
  const tickets = wholeNumber('tickets', values.tickets, MOST_TICKETS);
  const seed = wholeNumber('seed', values.seed, 2 ** 31);
  const env = await openDatabase(Env.load(), onClose);
  const client = new Client({ connectionString: env.databaseDirectUrl, application_name: APPLICATION_NAME });
  await client.connect();
  onClose(() => client.end());
  const bar = new ProgressBar(tickets, 'tickets');
  await seedTickets(client, { tickets, seed, now: new Date(), onProgress: (done) => bar.show(done) });
});
