import { Component, ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Comment } from '../../api/generated/model/comment';
import { SessionStore } from '../../core/auth/session-store';
import { Confirm } from '../../shared/confirm';
import { Markdown } from '../../shared/markdown/markdown';
import { MessageEdit } from '../data/message-edit';
import { TicketStore } from '../data/ticket-store';
import { ConflictChoice } from '../ui/conflict-choice';
import { MarkdownField } from '../ui/markdown-field';
import { TicketMessage } from '../ui/ticket-message';

/** A reply or a note; its author and admins change or delete it in place. */
@Component({
  selector: 'dk-message-entry',
  imports: [ConflictChoice, Confirm, Markdown, MarkdownField, MatButton, MatIcon, MatIconButton, TicketMessage],
  templateUrl: './message-entry.html',
  styleUrl: './entry.scss',
  host: { '[class.editing]': 'edit.editing()', tabindex: '-1' },
})
export class MessageEntry {
  readonly comment = input.required<Comment>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #session = inject(SessionStore);
  readonly #ticket = inject(TicketStore);
  protected readonly edit = new MessageEdit(this.comment);
  protected readonly field = viewChild(MarkdownField);
  protected readonly errors = computed(() => {
    const message = this.edit.refusal();
    return message === null ? [] : [{ kind: 'refused', message }];
  });
  /** Not on a ticket that is deleted: it takes no comments either. */
  protected readonly mayChange = computed(
    () =>
      (this.#session.isAdmin() || this.comment().author.id === this.#session.user()?.id) &&
      (this.#ticket.ticket()?.allowed.actions.includes('comment') ?? false),
  );

  /** Goes to its beginning, for readers who see and for those who listen. */
  focus(): void {
    this.#element.focus({ preventScroll: true });
    this.#element.scrollIntoView();
  }

  protected start(): void {
    this.edit.start();
    setTimeout(() => this.field()?.focus());
  }
}
