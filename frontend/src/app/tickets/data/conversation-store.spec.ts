import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Comment } from '../../api/generated/model/comment';
import { ConversationStore } from './conversation-store';

const aComment = (body: string, minute: number): Comment => ({
  id: body,
  author: { id: 'mara', name: 'Mara Keller', role: 'employee', active: true },
  body,
  internal: false,
  createdAt: `2026-03-01T10:0${minute}:00.000Z`,
  editedAt: null,
});

const asked = aComment('Does it work now?', 1);
const answered = aComment('It does.', 2);

describe('looking for what is new in a conversation', () => {
  let store: ConversationStore;
  let server: HttpTestingController;

  /** Lets effects run and promises settle, as the browser does between two events. */
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  /** The requests of all looks that are under way, oldest first. */
  const looks = (): { comments: TestRequest[]; events: TestRequest[] } => ({
    comments: server.match(({ url }) => url === '/api/tickets/7/comments'),
    events: server.match(({ url }) => url === '/api/tickets/7/events'),
  });
  const answer = async ({ comments, events }: ReturnType<typeof looks>, look: number, found: Comment[]) => {
    comments[look]?.flush({ items: found, nextCursor: null });
    events[look]?.flush({ items: [], nextCursor: null });
    await settle();
  };
  const shown = (): string[] => store.timeline().map(({ id }) => id);

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [ConversationStore, provideHttpClient(), provideHttpClientTesting()],
    });
    store = TestBed.inject(ConversationStore);
    server = TestBed.inject(HttpTestingController);
    store.show(signal(7));
    await settle();
    await answer(looks(), 0, [asked]);
  });

  afterEach(() => server.verify());

  it('adds it at the end', async () => {
    const looked = store.refresh();
    await answer(looks(), 0, [asked, answered]);
    await looked;
    expect(shown()).toEqual([asked.id, answered.id]);
  });

  it('finds what was just sent, although a look that began before it comes to its end first', async () => {
    const before = store.refresh();
    const afterSending = store.refresh();
    const both = looks();
    await answer(both, 0, [asked]);
    await answer(both, 1, [asked, answered]);
    await before;
    await answer(looks(), 0, [asked, answered]);
    await afterSending;
    expect(shown()).toEqual([asked.id, answered.id]);
  });

  it('does not look again for a ticket that is not shown any more', async () => {
    const number = signal(7);
    store.show(number);
    const looked = store.refresh();
    const first = looks();
    number.set(8);
    await answer(first, 0, [asked, answered]);
    await looked;
    server.expectOne(({ url }) => url === '/api/tickets/8/comments').flush({ items: [], nextCursor: null });
    server.expectOne(({ url }) => url === '/api/tickets/8/events').flush({ items: [], nextCursor: null });
    await settle();
    expect(shown()).toEqual([]);
  });
});
