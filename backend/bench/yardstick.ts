import fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The physical limit in practice: the same JSON from the same database by a bare Fastify and hand-written
 * prepared statements. No sign-in, no visibility rule, no validation.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const server = fastify();

const SUMMARY = `
  t.id, t.title, t.status, t.priority, t.public_comment_count + t.internal_note_count AS comments, t.version,
  t.created_at, t.updated_at, t.closed_at, t.deleted_at,
  r.id AS r_id, r.name AS r_name, r.role AS r_role, r.active AS r_active,
  a.id AS a_id, a.name AS a_name, a.role AS a_role, a.active AS a_active`;

const JOINED = 'JOIN users r ON r.id = t.requester_id LEFT JOIN users a ON a.id = t.assignee_id';

const LIST = {
  name: 'list',
  text: `SELECT ${SUMMARY} FROM (
      SELECT * FROM tickets WHERE deleted_at IS NULL AND status = $1::ticket_status
      ORDER BY created_at DESC, id DESC LIMIT 26
    ) t ${JOINED} ORDER BY t.created_at DESC, t.id DESC`,
};

const GET = { name: 'get', text: `SELECT ${SUMMARY}, t.description FROM tickets t ${JOINED} WHERE t.id = $1` };

interface Row {
  id: number;
  title: string;
  description: string;
  status: string;
  priority: string;
  comments: number;
  version: number;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  deleted_at: Date | null;
  r_id: string;
  r_name: string;
  r_role: string;
  r_active: boolean;
  a_id: string | null;
  a_name: string;
  a_role: string;
  a_active: boolean;
}

const summary = (row: Row) => ({
  id: row.id,
  title: row.title,
  status: row.status,
  priority: row.priority,
  requester: { id: row.r_id, name: row.r_name, role: row.r_role, active: row.r_active },
  assignee: row.a_id === null ? null : { id: row.a_id, name: row.a_name, role: row.a_role, active: row.a_active },
  commentCount: row.comments,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
  deletedAt: row.deleted_at,
  version: row.version,
});

server.get('/list', async () => {
  const { rows } = await pool.query<Row>({ ...LIST, values: ['open'] });
  return { items: rows.slice(0, 25).map(summary), nextCursor: rows.length > 25 ? 'x'.repeat(90) : null };
});

server.get<{ Params: { id: string } }>('/get/:id', async ({ params }, reply) => {
  const { rows } = await pool.query<Row>({ ...GET, values: [Number(params.id)] });
  const [row] = rows;
  if (!row) return reply.status(404).send();
  const allowed = { statuses: ['in_progress', 'closed'], actions: ['edit', 'assign', 'comment', 'note', 'delete'] };
  return { ...summary(row), description: row.description, allowed };
});

console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
