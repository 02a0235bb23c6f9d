import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../src/config/repository.js';
import type { ApiClient, Headers } from '../support/api-client.js';
import { anAdmin, anAgent, anEmployee, type Person, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket } from '../support/tickets.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: Examples }>> };
}

type Examples = Readonly<Record<string, { readonly value: unknown }>>;

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;

const { paths } = JSON.parse(readFileSync(join(REPOSITORY, 'backend/openapi.json'), 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Partial<Record<keyof typeof METHODS, Operation>>>>>;
};

const OPERATIONS = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    name: operation.operationId,
    method: METHODS[method as keyof typeof METHODS],
    path,
    operation,
  })),
);

const ABSENT = { number: '424242', id: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' };

describe('every answer is one that the document knows', () => {
  let app: TestApp;
  let people: Person[];

  beforeAll(async () => {
    app = await TestApp.start();
    people = [await anEmployee(app), await anAgent(app), await anAdmin(app)];
  });

  afterAll(() => app.close());

  /** The path of something that is there and of something that is not. */
  async function pathsOf(path: string, owner: ApiClient): Promise<string[]> {
    if (!path.includes('{')) return [path];
    const ticket = await aTicket(owner);
    const comment = await aComment(owner, ticket.id);
    const { body: me } = await owner.get<{ id: string }>('/api/auth/me');
    const there = { number: String(ticket.id), id: me.id, commentId: comment.id };
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
    const [example] = Object.values(operation.requestBody?.content['application/json']?.examples ?? {});
    const body = method === 'GET' ? undefined : JSON.stringify(example?.value ?? {});
    const unknown: unknown[] = [];
    for (const person of [null, ...people]) {
      const caller = person === null ? app.stranger : await signInAs(app, person);
      for (const url of await pathsOf(path, await signInAs(app, people[0] as Person)))
        for (const [query, headers, broken] of [...BROKEN, ['', {}, undefined] as const]) {
          const sent = method === 'GET' ? undefined : (broken ?? body);
          const answer = await caller.send(method, url + query, sent, headers);
          const documented = operation.responses[answer.status];
          const hasUnknownTag =
            answer.status < 300 && answer.headers['etag'] !== undefined && !documented?.headers?.['ETag'];
          if (documented === undefined || hasUnknownTag)
            unknown.push([person?.role, url + query, headers, broken?.slice(0, 20), answer.status, answer.text]);
        }
    }
    expect(unknown).toEqual([]);
  });
});
