import type { Pool } from 'pg';
import { ALLOWED_ACTIONS, ALLOWED_STATUSES, CURSOR, type Form, nameOf } from './form.ts';
import { BULK, COMMENT, CREATE, FIND_ME, order, page, PEOPLE, TOTAL, UPDATE } from './statements.ts';

interface TicketRow {
  id: number;
  title: string;
  description: string;
  status: string;
  priority: string;
  public_comment_count: number;
  internal_note_count: number;
  version: number;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  r_id: string;
  r_name: string;
  r_role: string;
  r_active: boolean;
  a_id: string | null;
  a_name: string;
  a_role: string;
  a_active: boolean;
  total: number;
}

interface CommentRow {
  id: string;
  body: string;
  internal: boolean;
  created_at: Date;
  edited_at: Date | null;
  author_id: string;
  name: string;
  role: string;
  active: boolean;
}

const SUMMARY = `
  t.id, t.title, t.status, t.priority, t.public_comment_count, t.internal_note_count, t.version, t.created_at,
  t.updated_at, t.closed_at, r.id AS r_id, r.name AS r_name, r.role AS r_role, r.active AS r_active, a.id AS a_id,
  a.name AS a_name, a.role AS a_role, a.active AS a_active`;
const TICKET = `SELECT ${SUMMARY}, t.description FROM`;
const WRITTEN_COMMENT = `SELECT c.id, c.body, c.internal, c.created_at, c.edited_at, c.author_id, u.name, u.role, u.active
  FROM`;

const summary = (row: TicketRow, isStaff = true) => ({
  id: row.id,
  title: row.title,
  status: row.status,
  priority: row.priority,
  requester: { id: row.r_id, name: row.r_name, role: row.r_role, active: row.r_active },
  assignee: row.a_id === null ? null : { id: row.a_id, name: row.a_name, role: row.a_role, active: row.a_active },
  commentCount: row.public_comment_count + (isStaff ? row.internal_note_count : 0),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
  version: row.version,
});

const ticket = (row: TicketRow | undefined) =>
  row && {
    ...summary(row),
    description: row.description,
    allowed: { statuses: ALLOWED_STATUSES[row.status], actions: ALLOWED_ACTIONS },
  };

const comment = (row: CommentRow) => ({
  id: row.id,
  author: { id: row.author_id, name: row.name, role: row.role, active: row.active },
  body: row.body,
  internal: row.internal,
  createdAt: row.created_at,
  editedAt: row.edited_at,
});

/** The bar: rows are parsed by pg and mapped to objects, Fastify writes the JSON. */
export function rowsForm(pool: Pool): Form {
  const rows = async <R extends object>(name: string | undefined, text: string, values: readonly unknown[]) =>
    (await pool.query<R>({ name, text, values: [...values] })).rows;
  const one = async (name: string, text: string, values: readonly unknown[]) =>
    ticket((await rows<TicketRow>(name, text, values))[0]);
  return {
    async me(session) {
      const [row] = await rows<Record<string, unknown>>('me', FIND_ME, [session]);
      if (!row) return null;
      const { created_at: createdAt, version, time_zone: timeZone, single_keys: singleKeys, ...rest } = row;
      const { locale, theme, ...user } = rest;
      return { ...user, createdAt, version, locale, timeZone, theme, singleKeys };
    },
    async list(shape, values, { isStaff, withTotal }) {
      const text = `SELECT ${SUMMARY} ${withTotal ? `, ${TOTAL} AS total` : ''}
        FROM (${page(shape)}) t ${PEOPLE} ORDER BY ${order(shape, 't')}`;
      const found = await rows<TicketRow>(nameOf(shape, withTotal ? 'total' : ''), text, values);
      const answer = {
        items: found.slice(0, 25).map((row) => summary(row, isStaff)),
        nextCursor: found.length > 25 ? CURSOR : null,
      };
      const total = found[0]?.total ?? 0;
      if (!withTotal) return answer;
      return {
        ...answer,
        total: total > 10_000 ? { value: 10_000, relation: 'gte' } : { value: total, relation: 'eq' },
      };
    },
    ticket: (id) => one('ticket', `${TICKET} tickets t ${PEOPLE} WHERE t.id = $1 AND t.deleted_at IS NULL`, [id]),
    async comments(id) {
      const text = `${WRITTEN_COMMENT} comments c JOIN users u ON u.id = c.author_id WHERE c.ticket_id = $1
        ORDER BY c.created_at, c.id LIMIT 26`;
      const found = await rows<CommentRow>('comments', text, [id]);
      return { items: found.slice(0, 25).map(comment), nextCursor: found.length > 25 ? CURSOR : null };
    },
    create: (values) => one('create', `${CREATE} ${TICKET} t ${PEOPLE}`, values),
    async comment(values) {
      const text = `${COMMENT} ${WRITTEN_COMMENT} c JOIN users u ON u.id = c.author_id`;
      return (await rows<CommentRow>('comment', text, values)).map(comment)[0];
    },
    update: (values) => one('update', `${UPDATE} ${TICKET} t ${PEOPLE}`, values),
    async bulk(values) {
      const found = await rows<{ id: number; version: number }>('bulk', `${BULK} SELECT id, version FROM t`, values);
      return { items: found.map(({ id, version }) => ({ id, status: 200, version })) };
    },
  };
}
