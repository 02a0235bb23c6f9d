import { Injectable, Signal, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { CommentsService } from '../../api/generated/comments/comments.service';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { CreateAttempt } from '../../core/http/create-attempt';
import { problemOf } from '../../core/http/problem';
import { inputProblemWords } from './refusal-words';
import { TicketStore } from './ticket-store';

interface Draft {
  readonly text: string;
  readonly internal: boolean;
  readonly key?: string;
}

const goneWords = 'This ticket was deleted meanwhile. What you have typed is kept here as a draft.';

const placeOf = (number: number | null): string => `ticket-${number ?? 'none'}-reply`;

/** The reply or note being written to a ticket; one draft per ticket, kept until it is sent. */
@Injectable()
export class ComposerStore {
  readonly #comments = inject(CommentsService);
  readonly #drafts = inject(Drafts);
  readonly #ticket = inject(TicketStore);
  readonly #shown = signal<Signal<number | null> | null>(null);
  readonly #number = computed(() => this.#shown()?.() ?? null);
  /** Read once for each ticket: signing in again must not put an older text over what is being typed. */
  readonly #kept = computed(() => {
    const place = placeOf(this.#number());
    return untracked(() => this.#drafts.read(place, isDraft) ?? { text: '', internal: false });
  });
  readonly #attempt = computed(() => new CreateAttempt(this.#kept().key));

  readonly text = linkedSignal(() => this.#kept().text);
  /** Stays as it is after sending: a second thought goes to those who read the first. */
  readonly internal = linkedSignal(() => this.#kept().internal);
  /** By ticket: an answer may come when another one is shown. */
  readonly #sending = signal<ReadonlySet<number>>(new Set());
  readonly #refusals = signal<ReadonlyMap<number, string>>(new Map());
  readonly sending = computed(() => this.#sending().has(this.#number() ?? 0));
  readonly refusal = computed(() => this.#refusals().get(this.#number() ?? 0) ?? null);

  constructor() {
    keepDraft(
      () => placeOf(this.#number()),
      computed(() =>
        this.text() === ''
          ? null
          : ({ text: this.text(), internal: this.internal(), key: this.#attempt().key } satisfies Draft),
      ),
    );
  }

  show(number: Signal<number | null>): void {
    this.#shown.set(number);
  }

  /** @returns whether it was sent; when not, the words stay where they are and `refusal` says why. */
  async send(): Promise<boolean> {
    const number = this.#number();
    const sent = { text: this.text(), internal: this.internal() };
    if (number === null || this.sending()) {
      return false;
    }
    if (sent.text.trim() === '') {
      this.#refuse(number, 'Write something first.');
      return false;
    }
    this.#refuse(number, null);
    this.#sending.update((all) => new Set(all).add(number));
    try {
      await this.#attempt().send((key) =>
        this.#comments.addTicketComment(
          number,
          { body: sent.text, internal: sent.internal },
          { headers: { 'Idempotency-Key': key } },
        ),
      );
    } catch (error) {
      const problem = problemOf(error);
      this.#ticket.notice(number, problem);
      this.#refuse(number, problem.status === 404 ? goneWords : inputProblemWords(problem));
      return false;
    } finally {
      this.#sending.update((all) => new Set([...all].filter((other) => other !== number)));
    }
    if (this.#number() === number) {
      this.text.update((text) => without(sent.text, text));
    }
    this.#cutDraft(placeOf(number), sent.text);
    return true;
  }

  /** Done here: the page may be gone, or show another ticket, and its draft would not follow any more. */
  #cutDraft(place: string, sent: string): void {
    const draft = this.#drafts.read(place, isDraft);
    const text = without(sent, draft?.text ?? '');
    if (text === '') {
      this.#drafts.clear(place);
    } else {
      this.#drafts.write(place, { text, internal: draft?.internal ?? false } satisfies Draft);
    }
  }

  #refuse(number: number, words: string | null): void {
    this.#refusals.update((all) => {
      const others = [...all].filter(([other]) => other !== number);
      return new Map(words === null ? others : [...others, [number, words]]);
    });
  }
}

/** What was typed on while the beginning was on its way. */
function without(sent: string, text: string): string {
  return text.startsWith(sent) ? text.slice(sent.length).trimStart() : text;
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'internal' in value &&
    typeof value.internal === 'boolean' &&
    (!('key' in value) || typeof value.key === 'string')
  );
}
