import type { TestDatabase } from './database.js';
import type { AskedAbout } from './every-list.js';

/** What is really there; the planner believes in a million. */
export const TICKETS = 30_000;
export const PEOPLE = 3_000;
export const BELIEVED = { tickets: 1_000_000, people: 20_000 };

const person = (no: string) => `('00000000-0000-7000-8000-' || lpad((${no})::text, 12, '0'))::uuid`;
const AGENTS = 20;
const id = (no: number) => `00000000-0000-7000-8000-${String(no).padStart(12, '0')}`;

/** The first twenty people are agents; those who are new have hardly any tickets. */
export const PEOPLE_ASKED_ABOUT: AskedAbout = {
  busyAgent: id(1),
  newAgent: id(AGENTS),
  idleAgent: id(2),
  busyRequester: id(AGENTS + 1),
  newRequester: id(PEOPLE),
};

/** Chance from 0 to 1, the same in every run. */
const chance = (decides: number) => `((hashint8extended(n, ${decides}) & 65535) / 65536.0::float8)`;

/**
 * Three years of a desk: one ticket in fifty is not closed, mostly new ones; a few people file most and a few
 * agents take most. Rows lie apart as those of a million would lie.
 */
const FILL = [
  `INSERT INTO users (id, email, name, role, created_at, updated_at)
   SELECT ${person('n')}, 'p' || n || '@example.org', 'Person ' || n % 700,
     CASE WHEN n <= ${AGENTS} THEN 'agent' ELSE 'employee' END::role, at, at
   FROM generate_series(1, ${PEOPLE}) AS n, LATERAL (SELECT timestamptz '2022-12-01' + n * interval '1 minute' AS at) AS times`,
  `INSERT INTO tickets (id, title, description, status, priority, requester_id, assignee_id, created_at, updated_at,
     closed_at, deleted_at)
   SELECT n, 'Printer ' || n % 50, repeat('It jams. ', 20), status, priority, requester, assignee, filed, heard,
     CASE WHEN status = 'closed' THEN heard END, CASE WHEN ${chance(1)} < 0.003 THEN heard END
   FROM generate_series(1, ${TICKETS}) AS n, LATERAL (SELECT
     timestamptz '2026-01-01' - interval '1095 days' * (1 - n / ${TICKETS}.0::float8) AS filed,
     CASE WHEN ${chance(2)} >= CASE WHEN n > 0.97 * ${TICKETS} THEN 0.5 ELSE 0.005 END THEN 'closed'
       WHEN ${chance(3)} < 0.6 THEN 'open' ELSE 'in_progress' END::ticket_status AS status,
     CASE WHEN ${chance(4)} < 0.15 THEN 'high' WHEN ${chance(4)} < 0.45 THEN 'low' ELSE 'medium' END::ticket_priority AS priority,
     ${person(`${AGENTS + 1} + floor(${chance(5)} ^ 3 * ${PEOPLE - AGENTS})`)} AS requester,
     CASE WHEN ${chance(6)} < 0.75 THEN ${person(`1 + floor(${chance(7)} ^ 2 * ${AGENTS - 1})`)} END AS assignee
   ) AS life, LATERAL (SELECT filed + ${chance(8)} ^ 4 * interval '30 days' AS heard) AS times`,
  `UPDATE tickets SET assignee_id = ${person(String(AGENTS))} WHERE id IN (17000, 29000)`,
  `UPDATE tickets SET assignee_id = NULL WHERE status <> 'closed' AND assignee_id = ${person('2')}`,
  // The oldest are about a fax.
  // With fewer than a hundred words PostgreSQL does not look at them to judge the beginning of one.
  `INSERT INTO ticket_search SELECT id, words, words
   FROM tickets, LATERAL (SELECT to_tsvector('docket', title || ' room' || id % 400 ||
     CASE WHEN id <= 0.2 * ${TICKETS} THEN ' fax' ELSE '' END) AS words) AS said`,
];

const SPREAD = ['tickets', 'users', 'ticket_search'];

/** So many rows are expected as if each that is there stood for several. */
const BELIEVE = `
  UPDATE pg_class SET reltuples = reltuples * CASE relation WHEN 'users'::regclass THEN $2::float8 ELSE $1::float8 END
  FROM (SELECT indexrelid AS part, indrelid AS relation FROM pg_index UNION ALL SELECT oid, oid FROM pg_class) AS parts
  WHERE part = pg_class.oid AND relation = ANY ($3::regclass[])`;

/**
 * Fills an empty database with a small desk for which PostgreSQL plans as if it had a million tickets:
 * ANALYZE reads all of the few rows, so its statistics are the same in every run, and then they are scaled.
 */
export async function fillDesk(database: TestDatabase): Promise<void> {
  const spread = SPREAD.map((table) => `ALTER TABLE ${table} SET (fillfactor = 10, autovacuum_enabled = off)`);
  const indexes = await database.query<{ name: string }>(
    `SELECT indexrelid::regclass::text AS name FROM pg_index JOIN pg_class ON oid = indexrelid
     WHERE indrelid = ANY ($1::regclass[]) AND relam = (SELECT oid FROM pg_am WHERE amname = 'btree')`,
    [SPREAD],
  );
  await database.query(
    [
      'SET session_replication_role = replica',
      ...spread,
      ...indexes.map(({ name }) => `ALTER INDEX ${name} SET (fillfactor = 10)`),
      ...FILL,
      ...SPREAD.map((table) => `REINDEX TABLE ${table}`),
    ].join(';\n'),
  );
  await database.query(`VACUUM (ANALYZE) ${SPREAD.join(', ')}`);
  await database.query(BELIEVE, [BELIEVED.tickets / TICKETS, BELIEVED.people / PEOPLE, SPREAD]);
}
