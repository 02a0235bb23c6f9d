/**
 * What the rows of all tables are made from: one row for each ticket. Chance is a hash of the ticket's number and of
 * what it decides, so the same size always tells the same story, whatever order PostgreSQL works in.
 */
export const PREPARE = `
  CREATE SCHEMA bench;
  CREATE FUNCTION bench.chance(ticket bigint, decides int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hashint8extended(ticket, decides) & 2147483647) / 2147483648.0::float8;
  CREATE UNLOGGED TABLE bench.people (role role, no int, id uuid, PRIMARY KEY (role, no));
  CREATE UNLOGGED TABLE bench.ticket_texts (no int PRIMARY KEY, title text, description text, document tsvector);
  CREATE UNLOGGED TABLE bench.comment_texts (
    no int PRIMARY KEY, body text, internal boolean, by_agent boolean, document tsvector, public_document tsvector);
  CREATE UNLOGGED TABLE bench.lives (
    id int PRIMARY KEY, filed_at timestamptz(3), heard_at timestamptz(3), step interval, status ticket_status,
    priority ticket_priority, requester uuid, agent uuid, assigned boolean, deleted boolean, text int, comments int[])`;

/** A few people file most tickets, a few agents take most; the tail is long. */
export const INSERT_PEOPLE = `
  INSERT INTO bench.people (role, no, id)
  SELECT role, row_number() OVER (PARTITION BY role ORDER BY id) - 1, id FROM users WHERE role <> 'admin'`;

/** Vectors are made once for each text, not once for each of the million tickets that use it. */
export const INSERT_TICKET_TEXTS = `
  INSERT INTO bench.ticket_texts
  SELECT no - 1, title, description, ticket_text(title, description)
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (title, description, no)`;

export const INSERT_COMMENT_TEXTS = `
  INSERT INTO bench.comment_texts
  SELECT no - 1, body, internal, by_agent, comment_text(body), CASE WHEN internal THEN '' ELSE comment_text(body) END
  FROM unnest($1::text[], $2::boolean[], $3::boolean[]) WITH ORDINALITY AS given (body, internal, by_agent, no)`;

/**
 * Three years, evenly filed, and each row beside its neighbours in time, as in a desk that grew. About one in fifty is not closed: half of the newest 3 %, and a forgotten few.
 * Comment texts lie in three parts of equal size: replies, answers, notes.
 * $1 tickets, $2 now, $3 ticket texts, $4 texts in each part.
 */
export const INSERT_LIVES = `
  INSERT INTO bench.lives
  SELECT n, filed_at, least(filed_at + 6 * step, $2), step,
    CASE WHEN bench.chance(n, 1) >= CASE WHEN n > 0.97 * $1::int THEN 0.5 ELSE 0.005 END THEN 'closed'
         WHEN bench.chance(n, 2) < 0.6 THEN 'open' ELSE 'in_progress' END::ticket_status,
    CASE WHEN bench.chance(n, 3) < 0.15 THEN 'high' WHEN bench.chance(n, 3) < 0.45 THEN 'low'
         ELSE 'medium' END::ticket_priority,
    requester.id, agent.id, bench.chance(n, 4) < 0.75, bench.chance(n, 5) < 0.003,
    floor(bench.chance(n, 6) * $3::int),
    ARRAY[
      floor(bench.chance(n, 7) * $4::int),
      floor(bench.chance(n, 8) * $4::int) + $4::int,
      floor(bench.chance(n, 9) * $4::int) + CASE WHEN bench.chance(n, 10) < 0.5 THEN 2 * $4::int ELSE 0 END,
      floor(bench.chance(n, 11) * $4::int) + $4::int,
      floor(bench.chance(n, 12) * $4::int) + CASE WHEN bench.chance(n, 13) < 0.4 THEN 2 * $4::int ELSE 0 END]
  FROM generate_series(1, $1::int) AS n
    CROSS JOIN LATERAL (SELECT
      $2::timestamptz - interval '1095 days' * ($1::int - n + bench.chance(n, 14)) / $1::int AS filed_at,
      make_interval(secs => 60 - ln(1 - bench.chance(n, 15)) * 14400) AS step) AS times
    JOIN bench.people AS requester ON requester.role = 'employee'
      AND requester.no = floor(bench.chance(n, 16) ^ 3 * (SELECT count(*) FROM bench.people WHERE role = 'employee'))
    JOIN bench.people AS agent ON agent.role = 'agent'
      AND agent.no = floor(bench.chance(n, 17) ^ 2 * (SELECT count(*) FROM bench.people WHERE role = 'agent'))
  ORDER BY n`;
