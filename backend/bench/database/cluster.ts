import { Client } from 'pg';
import { EmbeddedPostgres, migrate } from '../built.ts';
import { seed } from '../seed/seed.ts';
import { COUNTING } from './statements.ts';

type Server = Awaited<ReturnType<typeof EmbeddedPostgres.start>>;

/** While seeding nothing needs to survive a crash. */
const SEEDING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  shared_buffers: '1GB',
};

const nameFor = (tickets: number): string => `tickets_${tickets}`;

/** Makes the databases that are missing, in a server that is gone afterwards. @param track gets what must be stopped. */
export async function ensureSeeded(
  dataDir: string,
  sizes: readonly number[],
  track: (server: Server) => void,
  say: (line: string) => void,
): Promise<void> {
  const server = await EmbeddedPostgres.start({ dataDir, settings: SEEDING });
  track(server);
  for (const tickets of sizes) {
    if ((await isSeeded(server, tickets)) && !(await hasGrown(server, tickets))) continue;
    const begun = Date.now();
    say(`Seeding ${tickets.toLocaleString('en')} tickets`);
    await withClient(server.url('postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${nameFor(tickets)} WITH (FORCE)`),
    );
    await server.ensureDatabase(nameFor(tickets));
    await migrate(server.url(nameFor(tickets)));
    await seed(server.url(nameFor(tickets)), tickets, say);
    await withClient(server.url('postgres'), (client) =>
      client.query(`COMMENT ON DATABASE ${nameFor(tickets)} IS 'seeded'`),
    );
    say(`  in all: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
  await withClient(server.url('postgres'), (client) => client.query('CHECKPOINT'));
  await server.stop();
}

/** The server that is measured: with the product's own settings but for the log. */
export async function startMeasured(dataDir: string): Promise<Server> {
  return EmbeddedPostgres.start({ dataDir, settings: COUNTING });
}

/** Brings a database of an earlier run up to the migrations of today. */
export async function databaseFor(server: Server, tickets: number): Promise<string> {
  const url = server.url(nameFor(tickets));
  await migrate(url);
  return url;
}

/** The comment is written last: a database whose seeding was interrupted has none. */
async function isSeeded(server: Server, tickets: number): Promise<boolean> {
  return withClient(server.url('postgres'), async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_database WHERE datname = $1 AND shobj_description(oid, 'pg_database') = 'seeded'`,
      [nameFor(tickets)],
    );
    return rowCount === 1;
  });
}

/** How much of itself a database may have gained before it is another one. */
const GROWTH = 0.1;

/** Each run files tickets, all alike and newer than any other: with many of them the lists and searches of a desk cost something else. */
const hasGrown = (server: Server, tickets: number): Promise<boolean> =>
  withClient(server.url(nameFor(tickets)), async (client) => {
    const { rows } = await client.query<{ last: number }>('SELECT max(id) AS last FROM tickets');
    return (rows[0]?.last ?? 0) > tickets * (1 + GROWTH);
  });

export async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
