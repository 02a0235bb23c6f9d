import { Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { useNumbers } from '../../shared/numbers';
import { FieldMenu } from './field-menu';
import type { FieldValue } from './field-menu';
import { RowField } from './ticket-table';

/** What can be done with the tickets chosen, and how many they are. */
@Component({
  selector: 'dk-bulk-bar',
  imports: [FieldMenu, MatButton, MatIcon, MatProgressBar],
  templateUrl: './bulk-bar.html',
  styleUrl: './bulk-bar.scss',
  host: { role: 'region', 'aria-label': 'Selected tickets' },
})
export class BulkBar {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly count = input.required<number>();
  /** Everything the filter finds could be chosen, too. */
  readonly moreMatch = input.required<boolean>();
  /** How many there are, in words; null until counted. */
  readonly total = input.required<string | null>();
  readonly collecting = input.required<number | null>();
  readonly progress = input.required<{ done: number; total: number } | null>();
  readonly notice = input.required<string | null>();
  /** Deleted tickets can be restored and nothing else. */
  readonly deleted = input(false);

  readonly picked = output<FieldValue>();
  readonly assigneeAsked = output<HTMLElement>();
  readonly restoreAsked = output();
  readonly allAsked = output();
  readonly stopped = output();
  readonly cleared = output();

  protected readonly write = useNumbers();
  /** Whose menu is open. */
  protected readonly asked = signal<{ field: 'status' | 'priority'; origin: HTMLElement } | null>(null);

  /** Opens the menu of a field, for the keys. */
  open(field: RowField): void {
    this.#element.nativeElement.querySelector<HTMLElement>(`button[data-field=${field}]`)?.click();
  }

  protected ask(field: 'status' | 'priority', { currentTarget }: Event): void {
    if (currentTarget instanceof HTMLElement) {
      this.asked.set({ field, origin: currentTarget });
    }
  }

  protected askAssignee({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLElement) {
      this.assigneeAsked.emit(currentTarget);
    }
  }
}
