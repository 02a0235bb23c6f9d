import { Signal, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Comment } from '../../api/generated/model/comment';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { problemOf } from '../../core/http/problem';
import { ConversationStore } from './conversation-store';
import { isEdit } from './kept-edit';
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
    return untracked(() => this.#drafts.read(place, isEdit));
  });

  readonly editing = linkedSignal(() => this.#kept() !== null);
  readonly saving = signal(false);
  readonly text = linkedSignal(() => this.#kept()?.text ?? '');
  readonly #before = linkedSignal(() => this.#kept()?.before ?? '');
  readonly refusal = signal<string | null>(null);
  /** What somebody else has made of the message meanwhile, until it is chosen between. */
  readonly theirs = linkedSignal<string, string | null>({ source: this.#place, computation: () => null });

  constructor(comment: Signal<Comment>) {
    this.#comment = comment;
    keepDraft(
      () => this.#place(),
      computed(() => (this.editing() ? { text: this.text(), before: this.#before() } : null)),
    );
  }

  start(): void {
    const { body } = this.#comment();
    this.text.set(body);
    this.#before.set(body);
    this.editing.set(true);
  }

  cancel(): void {
    this.refusal.set(null);
    this.theirs.set(null);
    this.editing.set(false);
  }

  /**
   * Saves what is typed, over what the message said when the editing began; with `overTheirs`, over what somebody else
   * has made of it since. The editor stays open when it is refused, when somebody else was faster, and when more was
   * typed while it was on its way.
   */
  async save({ overTheirs = false } = {}): Promise<void> {
    const sent = this.text();
    if (this.saving()) {
      return;
    }
    if (sent.trim() === '') {
      this.refusal.set('A message cannot be empty. You can delete it instead.');
      return;
    }
    const place = this.#place();
    const before = (overTheirs ? this.theirs() : null) ?? this.#before();
    await this.#orSay(async () => {
      this.theirs.set(await this.#conversation.edit(this.#comment(), sent.trim(), before));
      if (this.theirs() !== null) {
        return;
      }
      this.#before.set(sent.trim());
      if (this.text() === sent) {
        this.editing.set(false);
      }
      // Done here: the page may be gone, and its draft would not follow any more.
      this.#drafts.clearSent(place, isEdit, ({ text }) => text === sent);
    });
  }

  async delete(): Promise<void> {
    const place = this.#place();
    await this.#orSay(async () => {
      if (await this.#conversation.delete(this.#comment(), this.#before())) {
        this.#drafts.clear(place);
      } else {
        this.refusal.set('It was changed just now. Cancel to read what it says before you delete it.');
      }
    });
  }

  async #orSay(change: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    this.saving.set(true);
    try {
      await change();
    } catch (error) {
      this.refusal.set(inputProblemWords(problemOf(error)));
    } finally {
      this.saving.set(false);
    }
  }
}
