import { Injectable, Signal, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { CommentsService } from '../../api/generated/comments/comments.service';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { CreateAttempt } from '../../core/http/create-attempt';
import { problemOf } from '../../core/http/problem';
import { inputProblemWords } from './refusal-words';

interface Draft {
  readonly text: string;
  readonly internal: boolean;
  readonly key?: string;
}

const placeOf = (number: number | null): string => `ticket-${number ?? 'none'}-reply`;

/** The reply or note being written to a ticket; one draft per ticket, kept until it is sent. */
@Injectable()
export class ComposerStore {
  readonly #comments = inject(CommentsService);
  readonly #drafts = inject(Drafts);
  readonly #shown = signal<Signal<number | null> | null>(null);
  readonly #number = computed(() => this.#shown()?.() ?? null);
  /** Read once for each ticket: signing in again must not put an older text over what is being typed. */
  readonly #kept = computed(() => {
    const place = placeOf(this.#number());
    return untracked(() => this.#drafts.read(place, isDraft));
  });
  readonly #attempt = computed(() => new CreateAttempt(this.#kept()?.key));

  readonly text = linkedSignal(() => this.#kept()?.text ?? '');
  readonly internal = linkedSignal(() => this.#kept()?.internal ?? false);
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
      this.#refuse(number, inputProblemWords(problemOf(error)));
      return false;
    } finally {
      this.#sending.update((all) => new Set([...all].filter((other) => other !== number)));
    }
    if (this.#number() === number && this.text() === sent.text) {
      this.text.set('');
      this.internal.set(false);
    }
    this.#drafts.clearSent(placeOf(number), isDraft, ({ text }) => text === sent.text);
    return true;
  }

  #refuse(number: number, words: string | null): void {
    this.#refusals.update((all) => {
      const others = [...all].filter(([other]) => other !== number);
      return new Map(words === null ? others : [...others, [number, words]]);
    });
  }
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
