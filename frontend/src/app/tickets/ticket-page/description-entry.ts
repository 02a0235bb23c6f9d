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
  host: { '[class.editing]': 'edit.editing()' },
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
    await this.#after(this.edit.save());
  }

  protected async saveOver(): Promise<void> {
    await this.#after(this.edit.save({ overTheirs: true }));
  }

  protected async cancel(): Promise<void> {
    await this.edit.cancel();
    this.#leave();
  }

  protected who(): string | null {
    return this.#conversation.lastChangeBy('description');
  }

  async #after(saving: Promise<boolean>): Promise<void> {
    const saved = await saving;
    if (saved) {
      this.#leave();
    }
    // The history says who changed it, or who was first.
    await this.#conversation.refresh();
  }

  #leave(): void {
    setTimeout(() => this.pencil()?.nativeElement.focus());
  }
}
