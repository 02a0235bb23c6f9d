import fastify, { type FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { parseSearch, SESSION_OPTIONS, splitLastWord } from '../built.ts';
import type { Form, Value } from './form.ts';
import { jsonForm } from './json.ts';
import { rowsForm } from './rows.ts';
import type { ListShape } from './statements.ts';

/**
 * The physical limit in practice: a bare Fastify on pg that answers the product's requests with the same JSON from
 * the same database by hand-written statements. No sign-in, no visibility rule, no validation, no history checks:
 * who asks stands in the headers `x-user`, `x-session` and `x-role`.
 */
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: SESSION_OPTIONS,
});
const form: Form = process.argv[2] === 'json' ? jsonForm(pool) : rowsForm(pool);
const server = fastify();

const send = async (reply: FastifyReply, answer: Promise<unknown>, absent = 404, status = 200): Promise<unknown> => {
  const body = await answer;
  void reply.status(body == null ? absent : status);
  // What is text already is sent as it is.
  return typeof body === 'string' ? reply.type('application/json; charset=utf-8').send(body) : (body ?? {});
};
const header = (headers: Record<string, unknown>, name: string): string => String(headers[name]);

server.get('/api/auth/me', ({ headers }, reply) => send(reply, form.me(header(headers, 'x-session'))));

interface ListQuery {
  status?: string;
  priority?: string;
  assigneeId?: string;
  q?: string;
  sort?: string;
  withTotal?: string;
  isCommon?: string;
  /** The position behind which the page begins: the time of creation, a comma, the id. */
  after?: string;
}

server.get<{ Querystring: ListQuery }>('/api/tickets', ({ query, headers }, reply) => {
  const isStaff = header(headers, 'x-role') !== 'employee';
  const filter = [
    ['requester_id', isStaff ? undefined : header(headers, 'x-user')],
    ['assignee_id', query.assigneeId],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined);
  const words = wordsOf(query.q);
  const shape: ListShape = {
    sort: query.sort ?? '-createdAt',
    words: closedWords({ status: query.status, priority: query.priority }),
    equal: filter.map(([column]) => column),
    isBehind: query.after !== undefined,
    search: words.length === 0 ? null : words.length === 1 ? 'one word' : 'several words',
    isCommon: query.isCommon === 'true',
  };
  const values = [...filter.map(([, value]) => value), ...(query.after?.split(',') ?? []), ...words];
  return send(reply, form.list(shape, values, { isStaff, withTotal: query.withTotal === 'true' }));
});

/** What is no word could be anything. */
const closedWords = (words: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => /^[a-z_]+$/.test(entry[1] ?? '')),
  );

function wordsOf(q: string | undefined): string[] {
  if (q === undefined) return [];
  const { whole, started } = splitLastWord(parseSearch(q));
  return [...(whole === '' ? [] : [whole]), started ?? ''];
}

type OfTicket = { Params: { id: string } };

server.get<OfTicket>('/api/tickets/:id', ({ params }, reply) => send(reply, form.ticket(Number(params.id))));
server.get<OfTicket>('/api/tickets/:id/comments', ({ params }, reply) => send(reply, form.comments(Number(params.id))));

type Body = { Body: Record<string, string> };

server.post<Body>('/api/tickets', ({ body, headers }, reply) => {
  const fields = ['title', 'description', 'priority', 'requesterId'].map((field): Value => body[field] ?? null);
  return send(reply, form.create([...fields, header(headers, 'x-user')]), 404, 201);
});
server.post<OfTicket & Body>('/api/tickets/:id/comments', ({ params, body, headers }, reply) =>
  send(reply, form.comment([Number(params.id), header(headers, 'x-user'), body['body'] ?? null]), 404, 201),
);
server.patch<OfTicket & Body>('/api/tickets/:id', ({ params, body, headers }, reply) => {
  const version = Number(header(headers, 'if-match').replaceAll('"', ''));
  return send(
    reply,
    form.update([Number(params.id), version, body['priority'] ?? null, header(headers, 'x-user')]),
    412,
  );
});
server.post<{ Body: { ids: number[]; changes: { priority: string } } }>(
  '/api/tickets/bulk',
  ({ body: { ids, changes }, headers }, reply) =>
    send(reply, form.bulk([ids, changes.priority, header(headers, 'x-user')])),
);

console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
