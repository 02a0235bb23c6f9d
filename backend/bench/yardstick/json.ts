import type { Pool } from 'pg';
import { ALLOWED_ACTIONS, ALLOWED_STATUSES, CURSOR, type Form, nameOf } from './form.ts';
import { BULK, COMMENT, CREATE, FIND_ME, order, page, PEOPLE, TOTAL, UPDATE } from './statements.ts';

const time = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'role', ${alias}.role, 'active', ${alias}.active)`;

const summary = (isStaff: boolean): string => `
  t.id, t.title, t.status, t.priority, ${person('r')} AS requester,
  CASE WHEN a.id IS NOT NULL THEN ${person('a')} END AS assignee,
  t.public_comment_count ${isStaff ? '+ t.internal_note_count' : ''} AS "commentCount",
  ${time('t.created_at')} AS "createdAt", ${time('t.updated_at')} AS "updatedAt", ${time('t.closed_at')} AS "closedAt",
  t.version`;

const ALLOWED = `CASE t.status ${Object.entries(ALLOWED_STATUSES)
  .map(([status, statuses]) => `WHEN '${status}' THEN '${JSON.stringify({ statuses, actions: ALLOWED_ACTIONS })}'`)
  .join(' ')} END::json AS allowed`;

const ticket = (from: string): string =>
  `SELECT row_to_json(item)::text AS json FROM (SELECT ${summary(true)}, t.description, ${ALLOWED} FROM ${from}) item`;

const comment = (from: string): string =>
  `SELECT c.id, ${person('u')} AS author, c.body, c.internal, ${time('c.created_at')} AS "createdAt",
     ${time('c.edited_at')} AS "editedAt" FROM ${from}`;

/** OFFSET 0 keeps PostgreSQL from counting once for each mention. */
const totalOf = (total: string): string => `
  , 'total', (SELECT json_build_object('value', least(total, 10000), 'relation', CASE WHEN total > 10000 THEN 'gte' ELSE 'eq' END)
    FROM (SELECT ${total} AS total OFFSET 0) AS counted)`;

/** Items that are numbered n, of which the 26th only says that there are more. */
const answer = (numbered: string, total = ''): string => `
  SELECT json_build_object(
    'items', coalesce(json_agg(item ORDER BY n) FILTER (WHERE n <= 25), '[]'),
    'nextCursor', CASE WHEN count(*) > 25 THEN '${CURSOR}' END
    ${total}
  )::text AS json FROM (${numbered}) AS numbered`;

/** The ceiling: PostgreSQL writes the JSON, one row with one column. */
export function jsonForm(pool: Pool): Form {
  const json = async (name: string | undefined, text: string, values: readonly unknown[]) =>
    (await pool.query<{ json: string }>({ name, text, values: [...values] })).rows[0]?.json;
  return {
    me: (session) => {
      const text = `SELECT row_to_json(item)::text AS json FROM (
        SELECT id, email, name, role, active, ${time('created_at')} AS "createdAt", version, locale,
          time_zone AS "timeZone", theme, single_keys AS "singleKeys" FROM (${FIND_ME}) AS me) item`;
      return json('me', text, [session]);
    },
    list(shape, values, { isStaff, withTotal }) {
      const numbered = `
        SELECT n, row_to_json(item) AS item
        FROM (SELECT *, row_number() OVER (ORDER BY ${order(shape, 'cut')}) AS n FROM (${page(shape)}) cut) t ${PEOPLE}
          CROSS JOIN LATERAL (SELECT ${summary(isStaff)}) item`;
      const name = nameOf(shape, `${isStaff} ${withTotal}`);
      return json(name, answer(numbered, withTotal ? totalOf(TOTAL) : ''), values);
    },
    ticket: (id) => json('ticket', ticket(`tickets t ${PEOPLE} WHERE t.id = $1 AND t.deleted_at IS NULL`), [id]),
    comments(id) {
      const cut = `SELECT *, row_number() OVER (ORDER BY created_at, id) AS n FROM comments WHERE ticket_id = $1
        ORDER BY created_at, id LIMIT 26`;
      const numbered = `SELECT n, row_to_json(item) AS item FROM (${cut}) c JOIN users u ON u.id = c.author_id
        CROSS JOIN LATERAL (${comment('(SELECT) one')}) item`;
      return json('comments', answer(numbered), [id]);
    },
    create: (values) => json('create', `${CREATE} ${ticket(`t ${PEOPLE}`)}`, values),
    comment(values) {
      const written = comment('c JOIN users u ON u.id = c.author_id');
      return json('comment', `${COMMENT} SELECT row_to_json(item)::text AS json FROM (${written}) item`, values);
    },
    update: (values) => json('update', `${UPDATE} ${ticket(`t ${PEOPLE}`)}`, values),
    bulk(values) {
      const items = `json_agg(json_build_object('id', id, 'status', 200, 'version', version))`;
      return json('bulk', `${BULK} SELECT json_build_object('items', ${items})::text AS json FROM t`, values);
    },
  };
}
