import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Comment } from '../../api/generated/model/comment';
import { SessionStore } from '../../core/auth/session-store';
import { problemOf } from '../../core/http/problem';
import { Confirm } from '../../shared/confirm';
import { Markdown } from '../../shared/markdown/markdown';
import { ConversationStore } from '../data/conversation-store';
import { inputProblemWords } from '../data/refusal-words';
import { TicketStore } from '../data/ticket-store';
import { MarkdownField } from '../ui/markdown-field';
import { TicketMessage } from '../ui/ticket-message';

/** A reply or a note; its author and admins change or delete it in place. */
@Component({
  selector: 'dk-message-entry',
  imports: [Confirm, Markdown, MarkdownField, MatButton, MatIcon, MatIconButton, TicketMessage],
  templateUrl: './message-entry.html',
  styleUrl: './entry.scss',
})
export class MessageEntry {
  readonly comment = input.required<Comment>();

  readonly #session = inject(SessionStore);
  readonly #conversation = inject(ConversationStore);
  readonly #ticket = inject(TicketStore);
  protected readonly field = viewChild(MarkdownField);
  protected readonly editing = signal(false);
  protected readonly saving = signal(false);
  protected readonly text = linkedSignal(() => this.comment().body);
  protected readonly refusal = signal<string | null>(null);
  protected readonly errors = computed(() => {
    const message = this.refusal();
    return message === null ? [] : [{ kind: 'refused', message }];
  });
  /** Not on a ticket that is deleted: it takes no comments either. */
  protected readonly mayChange = computed(
    () =>
      (this.#session.isAdmin() || this.comment().author.id === this.#session.user()?.id) &&
      (this.#ticket.ticket()?.allowed.actions.includes('comment') ?? false),
  );

  protected start(): void {
    this.editing.set(true);
    setTimeout(() => this.field()?.focus());
  }

  protected cancel(): void {
    this.text.set(this.comment().body);
    this.refusal.set(null);
    this.editing.set(false);
  }

  protected async save(): Promise<void> {
    if (this.text().trim() === '') {
      this.refusal.set('A message cannot be empty. You can delete it instead.');
      return;
    }
    if (await this.#done(() => this.#conversation.edit(this.comment(), this.text().trim()))) {
      this.editing.set(false);
    }
  }

  protected delete(): Promise<boolean> {
    return this.#done(() => this.#conversation.delete(this.comment()));
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
