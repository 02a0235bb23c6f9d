import { Client } from 'pg';
import { makeIndexes, setAsideIndexes } from './indexes.ts';
import { INSERT_LIVES, INSERT_PEOPLE, PREPARE } from './lives.sql.ts';
import { insertPeople } from './people.ts';
import { DERIVED, INSERT_COMMENTS, INSERT_EVENTS, INSERT_SEARCH, INSERT_TICKETS } from './rows.sql.ts';
import { COMMENT_TEXTS, insertTexts, TICKET_TEXTS } from './texts.ts';

const LOADED = ['tickets', 'ticket_search', 'comments', 'ticket_events'];

/**
 * Fills an empty, migrated database. Not the seeder of `npm run db:seed`: that one adds to a database that may be in
 * use, in small transactions and with its indexes in place. This one has the database to itself, so triggers and
 * indexes stand aside, two sessions work side by side, and a million tickets take minutes.
 */
export async function seed(databaseUrl: string, tickets: number, say: (line: string) => void): Promise<void> {
  const clients = [await connect(databaseUrl), await connect(databaseUrl)] as const;
  const [left, right] = clients;
  const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const begun = Date.now();
    await work();
    say(`  ${what}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  };
  try {
    const indexes = await setAsideIndexes(left, LOADED);
    await timed('people and texts', async () => {
      await left.query(PREPARE);
      await insertPeople(left, 1);
      await left.query(INSERT_PEOPLE);
      await insertTexts(left, 2);
      await left.query('ANALYZE bench.people, bench.ticket_texts, bench.comment_texts');
      await left.query(INSERT_LIVES, [tickets, new Date(), TICKET_TEXTS, COMMENT_TEXTS]);
      await left.query('ANALYZE bench.lives');
    });
    await timed('tickets, comments, history', () =>
      Promise.all([
        left.query(INSERT_TICKETS, [COMMENT_TEXTS]).then(() => left.query(INSERT_EVENTS)),
        right.query(INSERT_COMMENTS),
      ]),
    );
    const half = Math.floor(tickets / 2);
    await timed('search', () =>
      Promise.all([left.query(INSERT_SEARCH, [1, half]), right.query(INSERT_SEARCH, [half + 1, tickets])]),
    );
    for (const { table, fill } of DERIVED)
      if (await exists(left, table))
        await timed(table, () => left.query(fill).then(() => left.query(`ANALYZE ${table}`)));
    await timed('indexes', () => makeIndexes(clients, indexes));
    await left.query(`SELECT setval(pg_get_serial_sequence('tickets', 'id'), (SELECT max(id) FROM tickets))`);
    await left.query('DROP SCHEMA bench CASCADE');
    await timed('vacuum', () =>
      Promise.all([
        left.query('VACUUM (ANALYZE) tickets, comments, users'),
        right.query('VACUUM (ANALYZE) ticket_search, ticket_events'),
      ]),
    );
    await left.query('CHECKPOINT');
  } finally {
    for (const client of clients) await client.end();
  }
}

/** As a replica: neither triggers nor checks of foreign keys run. */
async function connect(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    options: '-c session_replication_role=replica -c work_mem=256MB -c maintenance_work_mem=1GB',
  });
  // A loss is reported by the query in flight.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>('SELECT to_regclass($1) IS NOT NULL AS present', [table]);
  return rows[0]?.present === true;
}
