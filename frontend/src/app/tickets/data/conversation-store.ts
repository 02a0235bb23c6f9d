import { Injectable, Signal, computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Comment } from '../../api/generated/model/comment';
import { TicketEvent } from '../../api/generated/model/ticketEvent';
import { CommentsService } from '../../api/generated/comments/comments.service';
import { HistoryService } from '../../api/generated/history/history.service';
import { SessionStore } from '../../core/auth/session-store';
import { problemOf } from '../../core/http/problem';
import { withTag } from '../../core/http/with-tag';
import { Reading, read, readAgain, readOn, readWithout } from './reading';
import { timelineOf } from './timeline';

interface Conversation {
  readonly comments: Reading<Comment>;
  readonly events: Reading<TicketEvent>;
}

/** Entries of one request, and requests at a time: longer tickets go on when the reader asks. */
const pageSize = 100;
const pagesAtOnce = 5;

/** What people have written to a ticket and what has happened to it. */
@Injectable()
export class ConversationStore {
  readonly #comments = inject(CommentsService);
  readonly #history = inject(HistoryService);
  readonly #session = inject(SessionStore);
  readonly #shown = signal<Signal<number | null> | null>(null);
  readonly #number = computed(() => this.#shown()?.() ?? null);

  readonly #read = resource({
    params: () => this.#number() ?? undefined,
    loader: async ({ params: number }): Promise<Conversation> => {
      const [comments, events] = await Promise.all([
        read(this.#commentPages(number), pagesAtOnce),
        read(this.#eventPages(number), pagesAtOnce),
      ]);
      return { comments, events };
    },
  });
  readonly #now = computed(() => (this.#read.hasValue() ? this.#read.value() : null));

  readonly ready = computed(() => this.#now() !== null);
  readonly failed = computed(() => (this.#read.error() === undefined ? null : problemOf(this.#read.error())));
  readonly timeline = computed(() => {
    const now = this.#now();
    return now === null ? [] : timelineOf(now.comments, now.events, this.#session.isStaff() ? 'staff' : 'requester');
  });
  readonly texts = computed(() => this.#now()?.comments.items.map(({ body }) => body) ?? []);
  readonly hasMore = computed(() => this.#now()?.comments.next != null || this.#now()?.events.next != null);
  /** Of the last public message; null when there is none. */
  readonly lastReplyAt = computed(
    () => this.#now()?.comments.items.findLast(({ internal }) => !internal)?.createdAt ?? null,
  );

  show(number: Signal<number | null>): void {
    this.#shown.set(number);
  }

  retry(): void {
    this.#read.reload();
  }

  /** Who last changed this field, as far as the history has been read. */
  lastChangeBy(field: string): string | null {
    return this.#now()?.events.items.findLast((event) => event.field === field)?.actor.name ?? null;
  }

  /** Rejects when it cannot be read. */
  async loadMore(): Promise<void> {
    await this.#renew(async (number, { comments, events }) => ({
      comments: await readOn(this.#commentPages(number), comments, pagesAtOnce),
      events: await readOn(this.#eventPages(number), events, pagesAtOnce),
    }));
  }

  /** Looks for what is new at the end. Rejects when it cannot look. */
  async refresh(): Promise<void> {
    await this.#renew(async (number, { comments, events }) => {
      const [newComments, newEvents] = await Promise.all([
        readAgain(this.#commentPages(number), comments, pagesAtOnce),
        readAgain(this.#eventPages(number), events, pagesAtOnce),
      ]);
      return { comments: newComments, events: newEvents };
    });
  }

  /**
   * Gives a message that said `before` another text; where somebody has changed it since, nothing is written over.
   * Rejects when the server refuses.
   * @returns what the message says now when it is neither of the two, otherwise null.
   */
  async edit({ id }: Comment, body: string, before: string): Promise<string | null> {
    const number = this.#number();
    if (number === null || body === before) {
      return null;
    }
    const { body: now, tag } = await this.#look(number, id);
    if (now.body !== before) {
      return now.body === body ? null : now.body;
    }
    const change = this.#comments.editTicketComment(number, id, { body }, { headers: { 'If-Match': tag } });
    this.#take(await firstValueFrom(change));
    return null;
  }

  /**
   * Deletes a message that said `before`; one that somebody has changed since stays.
   * Rejects when the server refuses.
   * @returns whether it was deleted.
   */
  async delete({ id }: Comment, before: string): Promise<boolean> {
    const number = this.#number();
    if (number === null) {
      return false;
    }
    const { body: now, tag } = await this.#look(number, id);
    if (now.body !== before) {
      return false;
    }
    await firstValueFrom(this.#comments.deleteTicketComment(number, id, { headers: { 'If-Match': tag } }));
    this.#changeComments((all) => readWithout(all, (other) => other.id === id));
    return true;
  }

  /** One message as it is now, which is shown from here on. */
  async #look(number: number, id: string): Promise<{ readonly body: Comment; readonly tag: string }> {
    const read = this.#comments.getTicketComment(number, id, { observe: 'response' });
    const looked = withTag(await firstValueFrom(read));
    this.#take(looked.body);
    return looked;
  }

  async #renew(reading: (number: number, now: Conversation) => Promise<Conversation>): Promise<void> {
    const number = this.#number();
    let before = this.#now();
    while (number !== null && before !== null) {
      const renewed = await reading(number, before);
      const now = this.#now();
      if (now === before) {
        this.#read.set(renewed);
        return;
      }
      // Overtaken, perhaps by a look that began before what we look for was there: so we look again, on top of it.
      before = this.#number() === number ? now : null;
    }
  }

  #take(changed: Comment): void {
    this.#changeComments((all) => ({
      ...all,
      items: all.items.map((other) => (other.id === changed.id ? changed : other)),
    }));
  }

  #changeComments(change: (all: Reading<Comment>) => Reading<Comment>): void {
    const now = this.#now();
    if (now !== null) {
      this.#read.set({ ...now, comments: change(now.comments) });
    }
  }

  #commentPages(number: number) {
    return (cursor: string | undefined) => firstValueFrom(this.#comments.listTicketComments(number, pageFrom(cursor)));
  }

  #eventPages(number: number) {
    return (cursor: string | undefined) => firstValueFrom(this.#history.listTicketEvents(number, pageFrom(cursor)));
  }
}

const pageFrom = (cursor: string | undefined) => ({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
