import type { Answer, ApiClient } from '../support/api-client.js';
import { anEmployee, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket, type Ticket } from '../support/tickets.js';

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
const LONG = { description: 'It blinks, hums and prints nothing. '.repeat(60) };

describe('an answer', () => {
  let app: TestApp;
  let employee: ApiClient;
  let ticket: Ticket;

  beforeAll(async () => {
    app = await TestApp.start();
    employee = await signInAs(app, await anEmployee(app));
    ticket = await aTicket(employee, LONG);
    for (let number = 1; number <= 10; number += 1) await aTicket(employee);
  });

  afterAll(() => app.close());

  function expectPlain({ headers, text, length }: Answer<unknown>): void {
    expect(headers['content-encoding']).toBeUndefined();
    expect(length).toBe(Buffer.byteLength(text));
  }

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
  ])('to a client that accepts %s is sent as %s', async (accepted, encoding) => {
    const plain = await employee.get('/api/tickets');
    const answer = await employee.get('/api/tickets', { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toBe(plain.headers['content-type']);
    expect(answer.headers['vary']).toBe('Accept-Encoding');
    expect(Number(answer.headers['content-length'])).toBe(answer.length);
    expect(answer.length).toBeLessThan(plain.length / 3);
    expect(answer.text).toBe(plain.text);
  });

  it('to a client that does not ask is as it is, and says that it might be otherwise', async () => {
    const answer = await employee.get('/api/tickets');
    expectPlain(answer);
    expect(answer.headers['vary']).toBe('Accept-Encoding');
  });

  it('that is large is compressed the same way', async () => {
    for (let number = 1; number <= 8; number += 1)
      await aComment(employee, ticket.id, { body: 'Still. '.repeat(2_800) });
    const path = `/api/tickets/${ticket.id}/comments`;
    const [plain, answer] = [await employee.get(path), await employee.get(path, BROWSER)];
    expect(plain.length).toBeGreaterThan(131_072);
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.text).toBe(plain.text);
  });

  it('to HEAD has the headers of the one to GET, and no body', async () => {
    const get = await employee.get('/api/tickets', BROWSER);
    const head = await employee.send('HEAD', '/api/tickets', undefined, BROWSER);
    expect(head.length).toBe(0);
    for (const name of ['content-encoding', 'content-length', 'vary'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  it('keeps its ETag, and is nothing at all where that is still the same', async () => {
    const path = `/api/tickets/${ticket.id}`;
    const [plain, answer] = [await employee.get(path), await employee.get(path, BROWSER)];
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['etag']).toBe(plain.headers['etag']);
    const same = await employee.get(path, { ...BROWSER, 'if-none-match': String(answer.headers['etag']) });
    expect([same.status, same.length, same.headers['content-encoding']]).toEqual([304, 0, undefined]);
  });

  it('that is short is as it is', async () => {
    expectPlain(await employee.get('/api/auth/me', BROWSER));
    expectPlain(await employee.get('/api/tickets/424242', BROWSER));
  });

  it('to a POST is as it is, because it may hold a token', async () => {
    const filed = await employee.post('/api/tickets', { title: 'It hums', ...LONG }, BROWSER);
    expect(filed.length).toBeGreaterThan(2_000);
    expectPlain(filed);
  });

  it('that is streamed is as it is', async () => {
    const csv = await employee.get('/api/tickets/export.csv', BROWSER);
    expect(csv.length).toBeGreaterThan(2_000);
    expectPlain(csv);
  });
});
