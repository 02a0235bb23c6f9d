import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Comment } from '../../api/generated/model/comment';
import { ConversationStore } from './conversation-store';
import { MessageEdit } from './message-edit';

const aComment = (body: string): Comment => ({
  id: 'c',
  author: { id: 'mara', name: 'Mara Keller', role: 'employee', active: true },
  body,
  internal: false,
  createdAt: '2026-03-01T10:00:00.000Z',
  editedAt: null,
});

describe('changing a message in place', () => {
  let conversation: ConversationStore;
  let server: HttpTestingController;
  let edit: MessageEdit;
  /** The message as it is when its page is opened. */
  let open: () => MessageEdit;

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  /** Answers a look at the conversation: it holds this one message. */
  const answerLook = async (comment: Comment): Promise<void> => {
    await settle();
    server.expectOne(({ url }) => url === '/api/tickets/7/comments').flush({ items: [comment], nextCursor: null });
    server.expectOne(({ url }) => url === '/api/tickets/7/events').flush({ items: [], nextCursor: null });
    await settle();
  };
  /** The message as the server has it. */
  let said: string;
  const answerRead = async (): Promise<void> => {
    server
      .expectOne({ method: 'GET', url: '/api/tickets/7/comments/c' })
      .flush(aComment(said), { headers: { ETag: '"1"' } });
    await settle();
  };
  /** Does what the server is asked to make of the message. */
  const answerSave = async (): Promise<void> => {
    await answerRead();
    const sent = server.expectOne({ method: 'PATCH', url: '/api/tickets/7/comments/c' });
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    said = (sent.request.body as { body: string }).body;
    sent.flush(aComment(said));
  };

  beforeEach(async () => {
    localStorage.clear();
    said = 'It hums.';
    TestBed.configureTestingModule({
      providers: [ConversationStore, provideHttpClient(), provideHttpClientTesting()],
    });
    conversation = TestBed.inject(ConversationStore);
    server = TestBed.inject(HttpTestingController);
    conversation.show(signal(7));
    await answerLook(aComment('It hums.'));
    const shown = computed(() => {
      const [entry] = conversation.timeline();
      return entry?.kind === 'message' ? entry.comment : aComment('');
    });
    open = () => TestBed.runInInjectionContext(() => new MessageEdit(shown));
    edit = open();
    edit.start();
  });

  afterEach(() => server.verify());

  it('begins with what the message says', () => {
    expect(edit.text()).toBe('It hums.');
  });

  it.each(['It hums.', 'It hums, says somebody else.'])(
    'keeps what is typed when a look for news brings “%s”',
    async (news) => {
      edit.text.set('It hums and glows.');
      const looked = conversation.refresh();
      await answerLook(aComment(news));
      await looked;
      expect(edit.text()).toBe('It hums and glows.');
      edit.cancel();
      edit.start();
      expect(edit.text()).toBe(news);
    },
  );

  it('ends when it is saved', async () => {
    edit.text.set('It hums and glows.');
    const saved = edit.save();
    await answerSave();
    await saved;
    expect(edit.editing()).toBe(false);
  });

  it('goes on with what was typed while it was being saved', async () => {
    edit.text.set('It hums and glows.');
    const saved = edit.save();
    edit.text.set('It hums and glows. Now it smells.');
    await answerSave();
    await saved;
    expect(edit.editing()).toBe(true);
    expect(edit.text()).toBe('It hums and glows. Now it smells.');
    const savedAgain = edit.save();
    await answerSave();
    await savedAgain;
    expect(edit.editing()).toBe(false);
  });

  it('goes on where it was left', () => {
    edit.text.set('It hums and glows.');
    TestBed.tick();
    const resumed = open();
    expect([resumed.editing(), resumed.text()]).toEqual([true, 'It hums and glows.']);
  });

  it('is a draft until it is given up', () => {
    TestBed.tick();
    edit.cancel();
    TestBed.tick();
    expect(open().editing()).toBe(false);
  });

  it('is a draft until it is saved, also when its page is left before the answer', async () => {
    edit.text.set('It hums and glows.');
    TestBed.tick();
    const saved = edit.save();
    await answerSave();
    await saved;
    expect(open().editing()).toBe(false);
  });

  describe('which somebody else has changed meanwhile', () => {
    const save = async (): Promise<void> => {
      edit.text.set('It hums and glows.');
      said = 'It hums, says somebody else.';
      const saved = edit.save();
      await answerRead();
      await saved;
    };

    it('shows both and writes over neither', async () => {
      await save();
      expect([edit.editing(), edit.text(), edit.theirs()]).toEqual([
        true,
        'It hums and glows.',
        'It hums, says somebody else.',
      ]);
    });

    it('is written over when that is chosen', async () => {
      await save();
      const saved = edit.save({ overTheirs: true });
      await answerSave();
      await saved;
      expect([said, edit.editing(), edit.theirs()]).toEqual(['It hums and glows.', false, null]);
    });

    it('stays as somebody else has made it when that is chosen', async () => {
      await save();
      edit.cancel();
      expect([edit.editing(), edit.theirs()]).toEqual([false, null]);
      edit.start();
      expect(edit.text()).toBe('It hums, says somebody else.');
    });

    it('is not deleted by who has not read it', async () => {
      said = 'It hums, says somebody else.';
      const deleted = edit.delete();
      await answerRead();
      await deleted;
      expect(edit.refusal()).toContain('It was changed just now.');
      expect(conversation.timeline()).toHaveLength(1);
    });

    it('is compared with what it said when the editing began, also after a pause', async () => {
      edit.text.set('It hums and glows.');
      TestBed.tick();
      const looked = conversation.refresh();
      await answerLook(aComment('It hums, says somebody else.'));
      await looked;
      edit = open();
      await save();
      expect(edit.theirs()).toBe('It hums, says somebody else.');
    });
  });

  it('is gone once it is deleted, and so is what was typed over it', async () => {
    edit.text.set('It hums and glows.');
    TestBed.tick();
    const deleted = edit.delete();
    await answerRead();
    const sent = server.expectOne({ method: 'DELETE', url: '/api/tickets/7/comments/c' });
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    sent.flush(null);
    await deleted;
    expect(conversation.timeline()).toEqual([]);
    expect(open().editing()).toBe(false);
  });

  it('sends one thing at a time', async () => {
    edit.text.set('It hums and glows.');
    const saved = Promise.all([edit.save(), edit.save()]);
    await answerSave();
    await saved;
  });
});
