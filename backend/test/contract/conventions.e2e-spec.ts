import { type AddressInfo, connect, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { anAdmin, anEmployee, signInAs } from '../support/people.js';
import type { Answer, ApiClient, Headers } from '../support/api-client.js';
import { sendForm } from '../imports/forms.js';
import { TestApp } from '../support/test-app.js';

/** All that is answered to these bytes, until the connection is closed. */
async function onSocket({ nest }: TestApp, sent: string): Promise<string> {
  const server = nest.getHttpServer() as Server;
  if (!server.listening) await nest.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').end(sent);
  return text(socket);
}

const SOMEBODY = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { field: string; code: string; message: string }[];
}

describe('the conventions of the API', () => {
  let app: TestApp;
  let admin: ApiClient;
  let employee: ApiClient;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await signInAs(app, await anAdmin(app));
    employee = await signInAs(app, await anEmployee(app));
  });

  afterAll(() => app.close());

  function expectProblem(answer: Answer<unknown>, status: number, code: string): ProblemBody {
    const problem = answer.body as ProblemBody;
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problem).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
      status,
    });
    expect(problem.requestId).toBe(answer.headers['x-request-id']);
    expect(answer.text).not.toMatch(/prisma|fastify|nest|postgres|select |node_modules|\.js:/i);
    return problem;
  }

  describe('a request id', () => {
    it('is made when none is sent, and stands in the problem', async () => {
      const problem = expectProblem(await app.stranger.get('/api/nowhere'), 404, 'route_not_found');
      expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('is the caller’s own when it is well formed', async () => {
      const answer = await app.stranger.get('/api/nowhere', { 'x-request-id': 'Run_7.a-1' });
      expect(answer.headers['x-request-id']).toBe('Run_7.a-1');
    });

    it.each(['has space', 'x'.repeat(129), 'ümlaut', 'a"b'])('is not the caller’s own when it is %j', async (sent) => {
      const answer = await app.stranger.get('/health/live', { 'x-request-id': sent });
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('a path', () => {
    it.each(['GET', 'POST', 'DELETE'] as const)(
      'that does not exist is 404 for %s, signed in or not',
      async (method) => {
        expectProblem(await app.stranger.send(method, '/api/nowhere'), 404, 'route_not_found');
        expectProblem(await admin.send(method, '/api/nowhere'), 404, 'route_not_found');
      },
    );

    it.each([
      ['GET', '/api/tickets/'],
      ['PUT', '/api/tickets/'],
      ['GET', '/api/tickets//comments'],
      ['DELETE', '/api/tickets/1/comments/'],
      ['PUT', '/api/users//password'],
      ['DELETE', '/api/auth/me/'],
      ['PUT', '/health/live/'],
    ] as const)('that has a slash too many, as %s %s, does not exist', async (method, path) => {
      expectProblem(await app.stranger.send(method, path), 404, 'route_not_found');
      expectProblem(await admin.send(method, path), 404, 'route_not_found');
    });

    it.each([
      ['not JSON', '{', 'application/json'],
      ['too large', JSON.stringify('x'.repeat(1_000_000)), 'application/json'],
      ['of a strange type', 'x', 'multipart/form-data; boundary=x'],
    ])('is refused for itself, and not for a body that is %s', async (_, body, type) => {
      const headers = { 'content-type': type };
      expectProblem(await app.stranger.put('/api/tickets', body, headers), 405, 'method_not_allowed');
      expectProblem(await admin.post('/api/nowhere', body, headers), 404, 'route_not_found');
    });

    it.each(['//api/tickets', '/API/tickets', '/api%2Ftickets', '/api%5ctickets', '/%2fapi/tickets', '/HEALTH/live'])(
      'that a program spells %s gets no page of the portal',
      async (path) => void expectProblem(await app.stranger.get(path), 404, 'route_not_found'),
    );

    it.each([
      ['PUT', '/api/tickets', 'GET, HEAD, POST'],
      ['DELETE', '/api/auth/login', 'POST'],
      ['GET', '/api/auth/login', 'POST'],
      ['POST', '/api/tickets/1', 'DELETE, GET, HEAD, PATCH, PUT'],
      ['POST', '/health/live', 'GET, HEAD'],
      ['DELETE', '/api/tickets/bulk', 'POST'],
      ['PATCH', '/api/tickets/export.csv?status=open', 'GET, HEAD'],
    ] as const)('refuses the wrong method %s %s and allows %s', async (method, url, allow) => {
      const answer = await app.stranger.send(method, url);
      expectProblem(answer, 405, 'method_not_allowed');
      expect(answer.headers['allow']).toBe(allow);
    });

    it('that is not validly encoded is 400', async () => {
      expectProblem(await admin.get('/api/tickets/%zz'), 400, 'malformed_url');
    });

    it.each(['%ff', 'caf%c3', '100%', '%zz'])('with the broken query q=%s is 400', async (q) => {
      expectProblem(await admin.get(`/api/tickets?q=${q}`), 400, 'malformed_url');
      expectProblem(await app.stranger.get(`/api/tickets?q=${q}`), 401, 'unauthenticated');
    });

    it.each(['abc', '-1', '1.5', '0x10', '1e3', '%20', '1%00'])('with the malformed id %s is 400', async (id) => {
      const problem = expectProblem(await admin.get(`/api/tickets/${id}`), 400, 'validation_failed');
      expect(problem.errors?.[0]?.field).toBe('id');
    });

    it.each(['0', '2147483648', '99999999999999999999'])('with the impossible number %s is 404', async (id) => {
      expectProblem(await admin.get(`/api/tickets/${id}`), 404, 'ticket_not_found');
    });
  });

  describe('a body', () => {
    const create = (body: unknown, headers = {}) => admin.post('/api/tickets', body, headers);

    it.each(['[]', 'null', '3', '"text"', 'true'])('that is %s and not an object is 400', async (body) => {
      expectProblem(await create(body), 400, 'validation_failed');
    });

    it.each(['{', '{"title":"x",}', '{"__proto__":{"admin":true},"title":"x","description":"y"}'])(
      '%s is malformed',
      async (body) => {
        expectProblem(await create(body), 400, 'malformed_json');
      },
    );

    it('that is not UTF-8 is malformed', async () => {
      expectProblem(await create(Buffer.from([0x7b, 0xff, 0x7d])), 400, 'malformed_json');
    });

    it('that is missing names every needed field', async () => {
      const problem = expectProblem(await create(undefined), 400, 'validation_failed');
      expect(problem.errors?.map(({ field }) => field).sort()).toEqual(['description', 'title']);
    });

    it('over 1 MB is 413', async () => {
      expectProblem(await create({ title: 'x', description: 'y'.repeat(1_000_001) }), 413, 'body_too_large');
    });

    it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
      'of type %s is 415',
      async (type) => {
        expectProblem(await create('title=x', { 'content-type': type }), 415, 'unsupported_media_type');
      },
    );

    it('that is compressed is 415', async () => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      expectProblem(await create('not JSON', headers), 415, 'unsupported_media_type');
      expectProblem(await create('not JSON', { ...headers, 'content-encoding': 'identity' }), 400, 'malformed_json');
    });

    it.each([
      ['POST', '/api/tickets/424242/restore'],
      ['DELETE', '/api/tickets/424242'],
      ['POST', `/api/imports/${SOMEBODY}/cancellation`],
    ] as const)('of %s %s, which takes none, may be empty and hold no property', async (method, path) => {
      for (const empty of [undefined, '', {}]) expect((await admin.send(method, path, empty)).status).toBe(404);
      const problem = expectProblem(await admin.send(method, path, { colour: 'red' }), 400, 'validation_failed');
      expect(problem.errors).toEqual([expect.objectContaining({ field: 'colour', code: 'unknown' })]);
    });

    it('with an unknown property names it', async () => {
      const problem = expectProblem(
        await create({ title: 'x', description: 'y', colour: 'red' }),
        400,
        'validation_failed',
      );
      expect(problem.errors).toEqual([expect.objectContaining({ field: 'colour', code: 'unknown' })]);
    });
  });

  it('names no more than a hundred of the properties that a body may not have', async () => {
    const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]));
    const problem = expectProblem(await app.stranger.post('/api/auth/login', body), 400, 'validation_failed');
    expect(problem.errors).toHaveLength(100);
  });

  it.each<Headers>([{}, { 'idempotency-key': 'deep' }])(
    'refuses a body as deep as can be, with %j',
    async (headers) => {
      const deep = `{"title":${'['.repeat(200_000)}${']'.repeat(200_000)},"description":"x"}`;
      expectProblem(await employee.post('/api/tickets', deep, headers), 400, 'validation_failed');
    },
  );

  it.each([
    ['no HTTP', 'NONSENSE\r\n\r\n', 400, 'malformed_request'],
    ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['a request without a Host', 'GET /api/tickets HTTP/1.1\r\n\r\n', 400, 'malformed_request'],
    ['more than can be expected', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n', 417, 'expectation_failed'],
  ])('answers with a problem what is %s', async (_, sent, status, code) => {
    const [head = '', body = ''] = (await onSocket(app, sent)).split('\r\n\r\n');
    const headers = Object.fromEntries(
      head
        .split('\r\n')
        .slice(1)
        .map((line) => line.toLowerCase().split(': ')),
    ) as Record<string, string>;
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expectProblem({ status, headers, body: JSON.parse(body), text: body, length: body.length }, status, code);
    expect(headers['cache-control']).toBe('no-store');
  });

  describe('a query', () => {
    it.each([
      ['colour=red', 'colour'],
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=ten', 'limit'],
      ['limit=', 'limit'],
      ['limit=5&limit=6', 'limit'],
      ['sort=title', 'sort'],
      ['status=', 'status'],
      ['status=open,opened', 'status'],
      ['assigneeId=somebody', 'assigneeId'],
      ['createdFrom=2026-01-01', 'createdFrom'],
      ['createdFrom=2026-02-30T00:00:00Z', 'createdFrom'],
      ['createdTo=2026-01-01T00:00:00', 'createdTo'],
      ['q=', 'q'],
      ['q=%20', 'q'],
      ['withTotal=yes', 'withTotal'],
      ['cursor=abc', 'cursor'],
    ])('?%s is 400 at %s', async (query, field) => {
      const answer = await admin.get<ProblemBody>(`/api/tickets?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.map((error) => error.field)).toEqual([field]);
    });

    it.each([
      ['GET', '/api/auth/me'],
      ['GET', '/%61pi/auth/me'],
      ['GET', '/api/auth/options'],
      ['POST', '/api/tickets'],
      ['POST', '/api/tickets/bulk'],
      ['GET', '/api/tickets/1'],
      ['PATCH', '/api/tickets/1'],
    ] as const)('of %s %s, which takes none, is 400', async (method, path) => {
      const body = method === 'GET' ? undefined : {};
      const answer = await admin.send<ProblemBody>(method, `${path}?dryRun=true`, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.[0]).toEqual(expect.objectContaining({ field: 'dryRun', code: 'unknown' }));
    });

    it('may repeat a parameter that takes several words', async () => {
      expect((await admin.get('/api/tickets?status=open&status=closed')).status).toBe(200);
    });
  });

  describe('when several refusals apply', () => {
    it('401 comes before 415, 413 and 400', async () => {
      const type = { 'content-type': 'text/plain' };
      const answer = await app.stranger.post('/api/tickets', 'x', type);
      expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      expectProblem(await app.stranger.post('/api/tickets', 'x'.repeat(1_000_001)), 401, 'unauthenticated');
      expectProblem(await app.stranger.get('/api/tickets?limit=0'), 401, 'unauthenticated');
    });

    it('400 comes before 403 where a role is refused', async () => {
      expectProblem(await employee.get('/api/users?limit=0'), 400, 'validation_failed');
      expectProblem(await employee.get('/api/users'), 403, 'forbidden');
      expectProblem(await employee.post('/api/tickets/bulk', {}), 400, 'validation_failed');
    });

    it.each([
      ['GET', '/api/users?cursor=x', {}, 'cursor'],
      ['GET', '/api/imports?cursor=x', {}, 'cursor'],
      ['GET', '/api/tickets?deleted=true&cursor=x', {}, 'cursor'],
      ['GET', `/api/users/${SOMEBODY}`, { 'if-none-match': 'x' }, 'If-None-Match'],
      ['PATCH', `/api/users/${SOMEBODY}`, { 'if-match': 'x' }, 'If-Match'],
      ['PUT', `/api/users/${SOMEBODY}/password`, { 'if-match': 'x' }, 'If-Match'],
      ['POST', '/api/users', { 'idempotency-key': 'ключ' }, 'Idempotency-Key'],
      ['POST', '/api/imports', { 'idempotency-key': 'ключ' }, 'Idempotency-Key'],
      ['POST', '/api/users?colour=red', {}, 'colour'],
    ] as const)('400 comes before 403 in headers and cursors, too: %s %s %j', async (method, path, headers, field) => {
      const bodies = {
        POST: { email: 'new@example.org', name: 'New', role: 'agent' },
        PATCH: { name: 'New' },
        PUT: { newPassword: 'a sentence that only you know' },
        GET: undefined,
      };
      const isForm = path === '/api/imports';
      const send = (url: string, sent: Record<string, string>) =>
        isForm && method === 'POST'
          ? sendForm<ProblemBody>(employee, url, [], sent)
          : employee.send<ProblemBody>(method, url, bodies[method], sent);
      const refused = await send(path, headers);
      expect([refused.status, refused.body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
      expectProblem(await send(path.replace(/[?&](cursor|colour)=\w+/, ''), {}), 403, 'forbidden');
    });

    it('400 comes before 404 in headers and cursors, too', async () => {
      for (const [path, headers] of [
        ['/api/tickets/424242', { 'if-none-match': 'x' }],
        ['/api/tickets/424242/comments?cursor=x', {}],
        [`/api/users/${SOMEBODY}`, { 'if-none-match': '"1", x' }],
      ] as const)
        expect([path, (await admin.get(path, headers)).status]).toEqual([path, 400]);
    });

    it('400 comes before 404', async () => {
      expectProblem(await admin.patch('/api/tickets/424242', { status: 'lost' }), 400, 'validation_failed');
      expectProblem(await admin.patch('/api/tickets/424242', { status: 'open' }), 404, 'ticket_not_found');
    });
  });

  it('forbids storing any answer but the documentation', async () => {
    for (const path of ['/api/tickets', '/%61pi/tickets']) {
      const { status, headers } = await admin.get(path);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-store']);
    }
    expect((await app.stranger.get('/api/nowhere')).headers['cache-control']).toBe('no-store');
    expect((await app.stranger.get('/api/openapi.json')).headers['cache-control']).not.toBe('no-store');
  });

  it('answers HEAD wherever it answers GET', async () => {
    for (const path of ['/api/tickets', '/api/auth/me', '/api/openapi.json', '/api/docs', '/health/ready']) {
      const [get, head] = [await admin.get(path), await admin.send('HEAD', path)];
      expect([path, head.status, head.text]).toEqual([path, get.status, '']);
    }
  });

  it('serves its documentation to strangers', async () => {
    const document = await app.stranger.get<{ openapi: string }>('/api/openapi.json');
    expect(document.body.openapi).toBe('3.1.0');
    expect((await app.stranger.get('/api/docs')).text).toContain('swagger-ui');
  });

  it('lets no page frame its documentation, no other host feed it and no inline script run', async () => {
    for (const path of ['/api/openapi.json', '/api/docs']) {
      const { headers } = await app.stranger.get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  it('lets data do nothing at all, wherever a browser might show it', async () => {
    for (const path of [
      '/api/tickets',
      '/%61pi/tickets',
      '/api/tickets/export.csv',
      '/api/tickets/424242',
      '/api/nowhere',
    ]) {
      const { headers } = await admin.get(path);
      expect([path, headers['content-security-policy']]).toEqual([path, "default-src 'none';frame-ancestors 'none'"]);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });
});
