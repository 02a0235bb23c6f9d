import { Signal, inject, signal } from '@angular/core';
import { Comment } from '../../api/generated/model/comment';
import { problemOf } from '../../core/http/problem';
import { ConversationStore } from './conversation-store';
import { inputProblemWords } from './refusal-words';

/** A message being changed in place. What is typed follows nothing: news of the conversation must not wipe it. */
export class MessageEdit {
  readonly #conversation = inject(ConversationStore);
  readonly #comment: Signal<Comment>;

  readonly editing = signal(false);
  readonly saving = signal(false);
  readonly text = signal('');
  readonly refusal = signal<string | null>(null);

  constructor(comment: Signal<Comment>) {
    this.#comment = comment;
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
    const saved = await this.#done(() => this.#conversation.edit(this.#comment(), sent.trim()));
    if (saved && this.text() === sent) {
      this.editing.set(false);
    }
  }

  delete(): Promise<boolean> {
    return this.#done(() => this.#conversation.delete(this.#comment()));
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
