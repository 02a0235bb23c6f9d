import { Signal, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Comment } from '../../api/generated/model/comment';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { problemOf } from '../../core/http/problem';
import { ConversationStore } from './conversation-store';
import { inputProblemWords } from './refusal-words';

/**
 * A message being changed in place. What is typed is a draft until it is saved or given up, and follows nothing: news of
 * the conversation must not wipe it.
 */
export class MessageEdit {
  readonly #conversation = inject(ConversationStore);
  readonly #drafts = inject(Drafts);
  readonly #comment: Signal<Comment>;
  readonly #place = computed(() => `message-${this.#comment().id}`);
  readonly #kept = computed(() => {
    const place = this.#place();
    return untracked(() => this.#drafts.read(place, isText));
  });

  readonly editing = linkedSignal(() => this.#kept() !== null);
  readonly saving = signal(false);
  readonly text = linkedSignal(() => this.#kept() ?? '');
  readonly refusal = signal<string | null>(null);

  constructor(comment: Signal<Comment>) {
    this.#comment = comment;
    keepDraft(
      () => this.#place(),
      computed(() => (this.editing() ? this.text() : null)),
    );
  }

  start(): void {
    this.text.set(this.#comment().body);
    this.editing.set(true);
  }

  cancel(): void {
    this.refusal.set(null);
    this.editing.set(false);
  }

  /** The editor stays open when it is refused, and when more was typed while it was on its way. */
  async save(): Promise<void> {
    const sent = this.text();
    if (this.saving()) {
      return;
    }
    if (sent.trim() === '') {
      this.refusal.set('A message cannot be empty. You can delete it instead.');
      return;
    }
    const place = this.#place();
    const saved = await this.#done(() => this.#conversation.edit(this.#comment(), sent.trim()));
    if (saved && this.text() === sent) {
      this.editing.set(false);
    }
    if (saved) {
      // Done here: the page may be gone, and its draft would not follow any more.
      this.#drafts.clearSent(place, isText, (text) => text === sent);
    }
  }

  async delete(): Promise<void> {
    const place = this.#place();
    if (await this.#done(() => this.#conversation.delete(this.#comment()))) {
      this.#drafts.clear(place);
    }
  }

  async #done(change: () => Promise<void>): Promise<boolean> {
    this.refusal.set(null);
    this.saving.set(true);
    try {
      await change();
      return true;
    } catch (error) {
      this.refusal.set(inputProblemWords(problemOf(error)));
      return false;
    } finally {
      this.saving.set(false);
    }
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
