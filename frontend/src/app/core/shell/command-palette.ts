import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TypedAhead } from '../keys/typed-ahead';
import { Destination, destinationsFor } from './destinations';
import { Sections, newTicketPath } from './sections';

/** Ctrl+K: type a page, a ticket number or words to search for; arrows choose, Enter goes. */
@Component({
  selector: 'dk-command-palette',
  imports: [MatIcon],
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.scss',
})
export class CommandPalette {
  readonly #dialog = inject<MatDialogRef<CommandPalette>>(MatDialogRef);
  readonly #ahead = inject<TypedAhead>(MAT_DIALOG_DATA);
  readonly #router = inject(Router);
  readonly #sections = inject(Sections);

  protected readonly typed = signal('');
  protected readonly found = computed(() => destinationsFor(this.typed(), this.#pages()));
  protected readonly chosen = linkedSignal({ source: this.found, computation: () => 0 });

  readonly #pages = computed((): readonly Destination[] => [
    ...this.#sections.all(),
    { label: 'New ticket', icon: 'add', path: newTicketPath },
    { label: 'Profile', icon: 'person', path: '/profile' },
  ]);

  /** Letters, and perhaps an Enter, that came before the field was there. */
  takeAhead(): void {
    this.#ahead.stop();
    this.typed.set(this.#ahead.text);
    if (this.#ahead.entered) {
      void this.go(this.found()[0]);
    }
  }

  protected type(event: Event): void {
    if (event.target instanceof HTMLInputElement) {
      this.typed.set(event.target.value);
    }
  }

  protected move(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const count = this.found().length;
    this.chosen.update((chosen) => (chosen + by + count) % count);
  }

  protected async go(destination: Destination | undefined): Promise<void> {
    if (destination === undefined) {
      return;
    }
    this.#dialog.close();
    await this.#router.navigate([destination.path], { queryParams: destination.query ?? {} });
  }
}
