import { Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Markdown } from '../../shared/markdown/markdown';
import { ConversationStore } from '../data/conversation-store';
import { TextEdit } from '../data/text-edit';
import { wordsOf } from '../data/ticket-fields';
import { TicketStore } from '../data/ticket-store';
import { ConflictChoice } from '../ui/conflict-choice';
import { MarkdownField } from '../ui/markdown-field';
import { TicketMessage } from '../ui/ticket-message';

/** What the requester wrote first: the beginning of the conversation, changed in place. */
@Component({
  selector: 'dk-description-entry',
  imports: [ConflictChoice, Markdown, MarkdownField, MatButton, MatIcon, MatIconButton, TicketMessage],
  templateUrl: './description-entry.html',
  styleUrl: './entry.scss',
})
export class DescriptionEntry {
  readonly #conversation = inject(ConversationStore);
  protected readonly store = inject(TicketStore);
  protected readonly edit = new TextEdit('description');
  protected readonly wordsOf = wordsOf;
  protected readonly field = viewChild(MarkdownField);
  protected readonly pencil = viewChild<string, ElementRef<HTMLElement>>('pencil', { read: ElementRef });
  protected readonly errors = computed(() => {
    const message = this.edit.refusal();
    return message === null ? [] : [{ kind: 'refused', message }];
  });

  protected start(): void {
    this.edit.start();
    setTimeout(() => this.field()?.focus());
  }

  protected async save(): Promise<void> {
    if (await this.edit.save()) {
      this.#leave();
      await this.#conversation.refresh();
    }
  }

  protected async cancel(): Promise<void> {
    await this.edit.cancel();
    this.#leave();
  }

  protected who(): string | null {
    return this.#conversation.lastChangeBy('description');
  }

  #leave(): void {
    setTimeout(() => this.pencil()?.nativeElement.focus());
  }
}
