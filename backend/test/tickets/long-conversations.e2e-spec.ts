import type { ApiClient } from '../support/api-client.js';
import { anEmployee, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket } from '../support/tickets.js';

interface Page {
  items: { id: string; body?: string; to?: string | null }[];
  nextCursor: string | null;
}

describe('a conversation of the longest texts', () => {
  /** 80,000 bytes. */
  const LONGEST = '📄'.repeat(20_000);
  let app: TestApp;
  let asMara: ApiClient;
  let url: string;

  beforeAll(async () => {
    app = await TestApp.start();
    asMara = await signInAs(app, await anEmployee(app));
    const ticket = await aTicket(asMara);
    url = `/api/tickets/${ticket.id}`;
    for (let turn = 0; turn < 30; turn += 1) {
      await aComment(asMara, ticket.id, { body: LONGEST });
      await asMara.patch(url, { description: LONGEST.slice(turn * 2) });
    }
    await aComment(asMara, ticket.id, { body: 'In short: it does not print.' });
  });
  afterAll(() => app.close());

  it.each([
    ['comments', [...Array<string>(30).fill(LONGEST), 'In short: it does not print.']],
    ['events', [null, ...Array.from({ length: 30 }, (_, turn) => [null, LONGEST.slice(turn * 2)]).flat(), null]],
  ])('is read in pages that end after a megabyte, whole and in order: %s', async (part, expected) => {
    const ids: string[] = [];
    const texts: unknown[] = [];
    let pages = 0;
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body, text }: { body: Page; text: string } = await asMara.get<Page>(
        `${url}/${part}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      expect(Buffer.byteLength(text)).toBeLessThan(1_300_000);
      ids.push(...body.items.map(({ id }) => id));
      texts.push(...body.items.map((item) => item.body ?? item.to));
      cursor = body.nextCursor;
      pages += 1;
    }
    expect(texts).toEqual(expected);
    expect(new Set(ids).size).toBe(expected.length);
    expect(pages).toBeGreaterThan(1);
  });

  it('gives as many as were asked for where they are short', async () => {
    const ticket = await aTicket(asMara);
    for (const body of ['one', 'two', 'three']) await aComment(asMara, ticket.id, { body });
    const { body } = await asMara.get<Page>(`/api/tickets/${ticket.id}/comments?limit=2`);
    expect([body.items.length, body.nextCursor]).toEqual([2, expect.any(String)]);
  });
});
