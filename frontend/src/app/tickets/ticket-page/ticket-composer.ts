import { Component, DestroyRef, computed, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatIcon } from '@angular/material/icon';
import { ComposerStore } from '../data/composer-store';
import { TicketStore } from '../data/ticket-store';
import { MarkdownField } from '../ui/markdown-field';
import { PartMissing } from '../../shared/part-missing';

/** Where one writes: a reply, or for agents and admins an internal note, which looks like one. */
@Component({
  selector: 'dk-ticket-composer',
  imports: [MarkdownField, MatButton, MatButtonToggle, MatButtonToggleGroup, MatIcon, PartMissing],
  templateUrl: './ticket-composer.html',
  styleUrl: './ticket-composer.scss',
  host: { '[class.note]': 'internal()' },
})
export class TicketComposer {
  /** Something was written; the conversation has grown. */
  readonly written = output();

  protected readonly store = inject(ComposerStore);
  readonly #ticket = inject(TicketStore);
  readonly #page = inject(DestroyRef);
  protected readonly field = viewChild(MarkdownField);
  protected readonly mayNote = computed(() => this.#ticket.ticket()?.allowed.actions.includes('note') ?? false);
  protected readonly internal = computed(() => this.mayNote() && this.store.internal());
  protected readonly said = signal('');
  protected readonly errors = computed(() => {
    const message = this.store.refusal();
    return message === null ? [] : [{ kind: 'refused', message }];
  });

  focus(): void {
    this.field()?.focus();
  }

  protected async send(): Promise<void> {
    const what = this.internal() ? 'Internal note added.' : 'Reply sent.';
    this.said.set('');
    const sent = await this.store.send();
    if (this.#page.destroyed) {
      return;
    }
    if (sent) {
      this.said.set(what);
      this.written.emit();
    }
    this.field()?.focus();
  }
}
