import { Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ConversationStore } from '../data/conversation-store';
import { TextEdit } from '../data/text-edit';
import { wordsOf } from '../data/ticket-fields';
import { TicketStore } from '../data/ticket-store';
import { ConflictChoice } from '../ui/conflict-choice';

/** The page's heading: the number and the title, which is changed in place. */
@Component({
  selector: 'dk-ticket-title',
  imports: [ConflictChoice, MatButton, MatIcon, MatIconButton],
  templateUrl: './ticket-title.html',
  styleUrl: './ticket-title.scss',
})
export class TicketTitle {
  /** As the address says it, so that the heading stands before the ticket has come. */
  readonly number = input.required<number>();

  readonly #conversation = inject(ConversationStore);
  protected readonly store = inject(TicketStore);
  protected readonly wordsOf = wordsOf;
  protected readonly edit = new TextEdit('title');
  protected readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly pencil = viewChild<string, ElementRef<HTMLElement>>('pencil', { read: ElementRef });

  protected start(): void {
    this.edit.start();
    setTimeout(() => this.field()?.nativeElement.select());
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
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
    return this.#conversation.lastChangeBy('title');
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
