import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { REPOSITORY } from '../../src/config/repository.js';
import type { Answer, ApiClient, Headers } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket } from '../support/tickets.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Described | { readonly $ref: string }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}

interface Described {
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Media {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;

const { paths, components } = JSON.parse(readFileSync(join(REPOSITORY, 'backend/openapi.json'), 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Partial<Record<keyof typeof METHODS, Operation>>>>>;
  components: { readonly responses: Readonly<Record<string, Described>> };
};

const OPERATIONS = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    name: operation.operationId,
    method: METHODS[method as keyof typeof METHODS],
    path,
    operation,
  })),
);

/** Headers that a client acts upon. */
const TELLING = [
  'Content-Disposition',
  'ETag',
  'Idempotent-Replayed',
  'Location',
  'Retry-After',
  'WWW-Authenticate',
] as const;

/** Whether the operation has such an answer, with all its telling headers. */
function isDocumented({ responses }: Operation, { status, headers }: Answer<unknown>): boolean {
  const response = responses[status];
  if (response === undefined) return false;
  const shared = '$ref' in response ? components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  return TELLING.every((name) => headers[name.toLowerCase()] === undefined || shared?.headers?.[name] !== undefined);
}

const ABSENT = { number: '424242', id: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' };

describe('every answer is one that the document knows', () => {
  let app: TestApp;
  let people: Person[];
  /** Whom they ask about and change: their own passwords stay as they are. */
  let somebody: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    somebody = await anEmployee(app);
    people = [await anEmployee(app), await anAgent(app), await anAdmin(app)];
  });

  afterAll(() => app.close());

  /** The path of something that is there and of something that is not. */
  async function pathsOf(path: string, owner: ApiClient): Promise<string[]> {
    if (!path.includes('{')) return [path];
    const ticket = await aTicket(owner);
    const comment = await aComment(owner, ticket.id);
    const there = { number: String(ticket.id), id: somebody.id, commentId: comment.id };
    return [there, { ...ABSENT, commentId: ABSENT.id }].map(({ number, id, commentId }) =>
      path.replace('{commentId}', commentId).replace('{id}', path.startsWith('/api/tickets') ? number : id),
    );
  }

  const BROKEN: readonly [string, Headers, string | undefined][] = [
    ['?colour=red', {}, undefined],
    ['', { 'if-match': 'x', 'if-none-match': 'x', 'idempotency-key': 'ключ' }, undefined],
    ['', { 'if-match': '"999"' }, undefined],
    ['', { 'content-type': 'text/plain' }, 'x'],
    ['', {}, '{"colour":"red"}'],
    ['', {}, JSON.stringify('x'.repeat(1_000_000))],
  ];

  it.each(OPERATIONS)('of $name ($method $path)', async ({ method, path, operation }) => {
    const { example, examples = {} } = operation.requestBody?.content['application/json'] ?? {};
    const body = method === 'GET' ? undefined : JSON.stringify(example ?? Object.values(examples)[0]?.value ?? {});
    const unknown: unknown[] = [];
    for (const person of [null, ...people]) {
      const caller = person === null ? app.stranger : await signInAs(app, person);
      for (const url of await pathsOf(path, await signInAs(app, people[0] as Person)))
        for (const [query, headers, broken] of [...BROKEN, ['', {}, undefined] as const]) {
          const sent = method === 'GET' ? undefined : (broken ?? body);
          const answer = await caller.send(method, url + query, sent, headers);
          if (!isDocumented(operation, answer))
            unknown.push([person?.role, url + query, headers, broken?.slice(0, 20), answer.status, answer.text]);
        }
    }
    expect(unknown).toEqual([]);
  });

  it('of a create whose key is still in use', async () => {
    const [person] = people as [Person];
    const asPerson = await signInAs(app, person);
    const first = new Client({ connectionString: app.database.url });
    await first.connect();
    await first.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`${person.id}/slow`]);
    const ticket = { title: 'Printer', description: 'It jams' };
    const answer = await asPerson.post('/api/tickets', ticket, { 'idempotency-key': 'slow' });
    await first.end();
    expect([answer.status, answer.headers['retry-after']]).toEqual([409, '1']);
    expect(isDocumented(paths['/api/tickets']?.post as Operation, answer)).toBe(true);
  });
});
