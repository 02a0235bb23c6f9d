/** What both forms of the yardstick share: which rows an answer is made of. */

export type ListShape = {
  /** `-createdAt`, `priority` ... as the API writes it. */
  readonly sort: string;
  /** Words of closed lists, by column: they stand in the text, so that each has a plan of its own. */
  readonly words: Readonly<Record<string, string>>;
  /** Columns that are compared with the parameters $1, $2 ... in this order. */
  readonly equal: readonly string[];
  /** The parameters after those are a sort key and an id, and the page begins behind them. */
  readonly isBehind: boolean;
  /** The parameters after those are whole words, if there are several words, and the started last one. */
  readonly search: 'one word' | 'several words' | null;
  /**
   * What is known beforehand of the words, and what no planner knows: whether they are `common`, so that a walk
   * along the list meets them soon, or rare, so that the index on words finds few.
   */
  readonly isCommon: boolean;
};

const COLUMNS: Readonly<Record<string, { name: string; type: string }>> = {
  createdAt: { name: 'created_at', type: 'timestamptz' },
  updatedAt: { name: 'updated_at', type: 'timestamptz' },
  priority: { name: 'priority', type: 'ticket_priority' },
  status: { name: 'status', type: 'ticket_status' },
  id: { name: 'id', type: 'int' },
};

const TYPES: Readonly<Record<string, string>> = {
  assignee_id: 'uuid',
  requester_id: 'uuid',
};

/** `created_at DESC, id DESC`, of the table or alias given. */
export function order({ sort }: ListShape, table: string): string {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  const { name } = column(sort);
  return name === 'id' ? `${table}.id ${direction}` : `${table}.${name} ${direction}, ${table}.id ${direction}`;
}

/** One page and the row that says whether there are more, cut before the people are joined. */
export function page(shape: ListShape): string {
  const { sort, words, equal, isBehind, search, isCommon } = shape;
  const { name, type } = column(sort);
  const comparison = sort.startsWith('-') ? '<' : '>';
  const next = equal.length + 1;
  const where = [
    'tickets.deleted_at IS NULL',
    ...Object.entries(words).map(([one, word]) => `tickets.${one} = '${word}'`),
    ...equal.map((one, index) => `tickets.${one} = $${index + 1}::${TYPES[one]}`),
    ...(isBehind ? [`(tickets.${name}, tickets.id) ${comparison} ($${next}::${type}, $${next + 1}::int)`] : []),
    ...(search && isCommon
      ? [
          `EXISTS (SELECT FROM ticket_search WHERE ticket_id = tickets.id AND staff_text @@ ${query(search, next)} OFFSET 0)`,
        ]
      : []),
    ...(search && !isCommon ? ['tickets.id IN (SELECT ticket_id FROM hits)'] : []),
  ];
  const hits =
    search && !isCommon
      ? `WITH hits AS MATERIALIZED (SELECT ticket_id FROM ticket_search WHERE staff_text @@ ${query(search, next)})`
      : '';
  return `${hits} SELECT tickets.* FROM tickets WHERE ${where.join(' AND ')} ORDER BY ${order(shape, 'tickets')} LIMIT 26`;
}

/** Whole words, and the beginning of the last one. */
const query = (search: 'one word' | 'several words', first: number): string =>
  search === 'one word' ? beginning(first) : `(plainto_tsquery('docket', $${first}) && ${beginning(first + 1)})`;

const beginning = (word: number): string => `(phraseto_tsquery('docket', $${word})::text || ':*')::tsquery`;

export const TOTAL = `(SELECT count(*)::int FROM (
  SELECT FROM tickets WHERE deleted_at IS NULL LIMIT 10001) AS counted)`;

export const PEOPLE = 'JOIN users r ON r.id = t.requester_id LEFT JOIN users a ON a.id = t.assignee_id';

export const FIND_ME = `
  SELECT u.id, u.email, u.name, u.role, u.active, u.created_at, u.version, u.locale, u.time_zone, u.theme, u.single_keys
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.active`;

/** $1 title, $2 description, $3 priority, $4 requester, $5 actor. Writes are one statement each. */
export const CREATE = `
  WITH t AS (
    INSERT INTO tickets (title, description, priority, requester_id)
    VALUES ($1, $2, $3::ticket_priority, $4) RETURNING *
  ), event AS (
    INSERT INTO ticket_events (id, ticket_id, actor_id, type)
    SELECT uuidv7(), id, $5::uuid, 'created' FROM t
  )`;

/** $1 ticket, $2 author, $3 body. */
export const COMMENT = `
  WITH c AS (
    INSERT INTO comments (id, ticket_id, author_id, body) VALUES (uuidv7(), $1, $2, $3) RETURNING *
  ), event AS (
    INSERT INTO ticket_events (id, ticket_id, actor_id, type) SELECT uuidv7(), ticket_id, author_id, 'commented' FROM c
  ), touched AS (
    UPDATE tickets SET updated_at = c.created_at FROM c WHERE tickets.id = c.ticket_id
  )`;

/** $1 ticket, $2 its version, $3 priority, $4 actor. No row: somebody was faster. */
export const UPDATE = `
  WITH t AS (
    UPDATE tickets SET priority = $3::ticket_priority, updated_at = now(), version = version + 1
    WHERE id = $1 AND version = $2 AND deleted_at IS NULL RETURNING old.priority AS was, new.*
  ), event AS (
    INSERT INTO ticket_events (id, ticket_id, actor_id, type, field, from_value, to_value)
    SELECT uuidv7(), id, $4::uuid, 'changed', 'priority', was, priority FROM t
  )`;

/** $1 tickets, $2 priority, $3 actor. */
export const BULK = `
  WITH t AS (
    UPDATE tickets SET priority = $2::ticket_priority, updated_at = now(), version = version + 1
    WHERE id = ANY ($1::int[]) AND deleted_at IS NULL RETURNING old.priority AS was, new.id, new.priority, new.version
  ), event AS (
    INSERT INTO ticket_events (id, ticket_id, actor_id, type, field, from_value, to_value)
    SELECT uuidv7(), id, $3::uuid, 'changed', 'priority', was, priority FROM t
  )`;

function column(sort: string): { name: string; type: string } {
  const found = COLUMNS[sort.replace('-', '')];
  if (!found) throw new Error(`the yardstick does not sort by ${sort}`);
  return found;
}
