import type { ApiClient } from '../support/api-client.js';
import { anAgent, anEmployee, signInAs } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { aComment, aTicket, type Ticket } from '../support/tickets.js';

interface TicketPage {
  items: Ticket[];
  nextCursor: string | null;
  total?: { value: number; relation: string };
}

describe('a search', () => {
  let app: TestApp;
  let caller: ApiClient;
  let printer: Ticket;

  beforeAll(async () => {
    app = await TestApp.start();
    caller = await signInAs(app, await anEmployee(app));
    printer = await aTicket(caller, {
      title: 'Printer EATS paper',
      description:
        'A List<Invoice> of tray 2, model HP-4250dn; see http://wiki.example.org/printers. Reported by o’Brien & co. Größe: A4. ЖАЛОБА',
    });
    await aComment(caller, printer.id, { body: 'The sorbet machine is fine, though.' });
    await aTicket(caller, { title: 'Keyboard is sticky', description: 'Honey in it.' });
  });
  afterAll(() => app.close());

  const search = async (q: string, more = '') => {
    const answer = await caller.get<TicketPage>(`/api/tickets?q=${encodeURIComponent(q)}${more}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const found = async (q: string) => (await search(q)).items.map(({ id }) => id).includes(printer.id);

  it.each([
    ['a word of the title', 'printer'],
    ['any case', 'PRINTER eats'],
    ['a word of the description', 'tray'],
    ['a word of a comment', 'sorbet'],
    ['words of different places', 'sorbet printer tray'],
    ['the beginning of the last word', 'paper pri'],
    ['a single letter', 'p'],
    ['a word in angle brackets', 'invoice'],
    ['a word with its angle brackets', 'List<Inv'],
    ['accents left away', 'grosse'],
    ['accents written', 'größe'],
    ['another script in any case', 'жалоба'],
    ['a name with a hyphen', 'hp-4250dn'],
    ['the beginning of a name with a hyphen', 'hp-42'],
    ['an address', 'http://wiki.example.org/printers'],
    ['the beginning of an address', 'wiki.example'],
    ['a word between punctuation', '(printer) !!! "paper"'],
    ['a word with a quote', "o'brien"],
    ['a misspelt title', 'pritner'],
    ['a title with a letter missing', 'priner papr'],
  ])('finds %s', async (_, q) => {
    expect(await found(q)).toBe(true);
  });

  it.each([
    ['a word that is nowhere', 'giraffe'],
    ['a beginning that is not the last word', 'tra printer'],
    ['one word that is there and one that is not', 'printer giraffe'],
    ['punctuation alone', '!!! & | <-> :*'],
    ['a backslash and a quote', "\\' '\\"],
    ['an emoji', '🦒'],
    ['text that is nearly SQL', "'; DROP TABLE tickets; --"],
  ])('does not find %s', async (_, q) => {
    expect(await found(q)).toBe(false);
  });

  it('finds the number after #, and only that', async () => {
    expect((await search(`#${printer.id}`)).items.map(({ id }) => id)).toEqual([printer.id]);
    expect((await search(`#${printer.id} keyboard`)).items).toEqual([]);
    expect((await search('#99999999999999999999')).items).toEqual([]);
    expect((await search('#0')).items).toEqual([]);
  });

  it('forgives spelling on every page and in the total, whatever comes meanwhile', async () => {
    for (const n of [1, 2, 3, 4, 5]) await aTicket(caller, { title: `Projector lamp ${n}` });
    const seen: string[] = [];
    let more = '&limit=2&withTotal=true&sort=id';
    for (;;) {
      const page = await search('porjector', more);
      seen.push(...page.items.map(({ title }) => title));
      expect(page.total).toEqual({ value: 5, relation: 'eq' });
      if (page.nextCursor === null) break;
      await aTicket(caller, { title: `Porjector spelled ${seen.length}` });
      more = `&limit=2&withTotal=true&sort=id&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `Projector lamp ${n}`));
  });

  it('follows edits and deletions', async () => {
    const ticket = await aTicket(caller, { title: 'Walrus' });
    const comment = await aComment(caller, ticket.id, { body: 'narwhal' });
    const ids = async (q: string) => (await search(q)).items.map(({ id }) => id);
    expect(await ids('walrus narwhal')).toEqual([ticket.id]);
    await caller.patch(`/api/tickets/${ticket.id}`, { title: 'Seal' });
    expect(await ids('walrus')).toEqual([]);
    expect(await ids('seal narwhal')).toEqual([ticket.id]);
    await caller.patch(`/api/tickets/${ticket.id}/comments/${comment.id}`, { body: 'beluga' });
    expect(await ids('narwhal')).toEqual([]);
    expect(await ids('beluga')).toEqual([ticket.id]);
    await caller.delete(`/api/tickets/${ticket.id}/comments/${comment.id}`);
    expect(await ids('beluga')).toEqual([]);
  });

  it('combines with filters', async () => {
    const agent = await signInAs(app, await anAgent(app));
    const url = '/api/tickets?q=keyboard&status=';
    expect((await agent.get<TicketPage>(`${url}open`)).body.items).toHaveLength(1);
    expect((await agent.get<TicketPage>(`${url}closed`)).body.items).toHaveLength(0);
  });
});
