/** The product's rows, from bench.lives. What its triggers would do row by row is done here at once. */

export const INSERT_TICKETS = `
  INSERT INTO tickets (id, title, description, status, priority, requester_id, assignee_id, public_comment_count,
    internal_note_count, version, created_at, updated_at, closed_at, deleted_at)
  SELECT id, title, description, status, priority, requester, CASE WHEN assigned THEN agent END, 5 - notes, notes,
    1 + assigned::int + (status <> 'open')::int + (status = 'closed')::int, filed_at, heard_at,
    CASE WHEN status = 'closed' THEN heard_at END, CASE WHEN deleted THEN heard_at END
  FROM bench.lives JOIN bench.ticket_texts ON no = text,
    LATERAL (SELECT (comments[3] >= 2 * $1::int)::int + (comments[5] >= 2 * $1::int)::int AS notes) AS counted`;

/** Ids of version 7 carry the time of the row, as the product's do. */
export const INSERT_COMMENTS = `
  INSERT INTO comments (id, ticket_id, author_id, body, internal, created_at)
  SELECT uuidv7(at - now()), lives.id, CASE WHEN by_agent THEN agent ELSE requester END, body, internal, at
  FROM bench.lives, unnest(comments) WITH ORDINALITY AS said (text_no, turn)
    JOIN bench.comment_texts ON no = text_no, LATERAL (SELECT least(filed_at + turn * step, heard_at) AS at) AS times`;

export const INSERT_EVENTS = `
  INSERT INTO ticket_events (id, ticket_id, actor_id, type, field, from_value, to_value, created_at)
  SELECT uuidv7(at - now()), lives.id, CASE WHEN turn = 0 THEN requester ELSE agent END,
    CASE WHEN field IS NOT NULL THEN 'changed' WHEN turn = 0 THEN 'created' ELSE 'commented' END::ticket_event_type,
    field, CASE WHEN field IS NOT NULL THEN from_value END, CASE WHEN field IS NOT NULL THEN to_value END, at
  FROM bench.lives, LATERAL (VALUES
      (0, NULL, NULL, NULL),
      (1, CASE WHEN assigned THEN 'assigneeId' END, NULL, agent::text),
      (2, CASE WHEN status <> 'open' THEN 'status' END, 'open', 'in_progress'),
      (6, CASE WHEN status = 'closed' THEN 'status' END, 'in_progress', 'closed')
    ) AS happening (turn, field, from_value, to_value),
    LATERAL (SELECT least(filed_at + turn * step, heard_at) AS at) AS times`;

/** $1 and $2 are the first and the last ticket: two sessions take one half each. */
export const INSERT_SEARCH = `
  INSERT INTO ticket_search (ticket_id, public_text, staff_text)
  SELECT id,
    own.document || a.public_document || b.public_document || c.public_document || d.public_document
      || e.public_document,
    own.document || a.document || b.document || c.document || d.document || e.document
  FROM bench.lives JOIN bench.ticket_texts AS own ON own.no = text
    JOIN bench.comment_texts AS a ON a.no = comments[1] JOIN bench.comment_texts AS b ON b.no = comments[2]
    JOIN bench.comment_texts AS c ON c.no = comments[3] JOIN bench.comment_texts AS d ON d.no = comments[4]
    JOIN bench.comment_texts AS e ON e.no = comments[5]
  WHERE id BETWEEN $1 AND $2`;

/**
 * Tables that the product's triggers fill besides: each is filled here, once, if this schema has it.
 * A new one needs a line with its name and the statement that fills it.
 */
export const DERIVED: readonly { readonly table: string; readonly fill: string }[] = [
  {
    table: 'ticket_words',
    fill: `INSERT INTO ticket_words (word)
      SELECT DISTINCT lexeme
      FROM (SELECT DISTINCT title FROM tickets) AS titles, unnest(to_tsvector('docket', title)) AS words
      WHERE char_length(lexeme) BETWEEN 2 AND 50`,
  },
];
