import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TicketPriority } from './ticket-model';
import { priorityIcon, priorityWord } from './ticket-words';

/** A ticket's priority: icon and word; only high raises its voice. */
@Component({
  selector: 'dk-priority-mark',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="icon()" aria-hidden="true" />{{ word() }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      vertical-align: middle;
      gap: 4px;
      color: var(--dk-priority-medium);
      white-space: nowrap;
    }

    :host([data-priority='low']) {
      color: var(--dk-priority-low);
    }

    :host([data-priority='high']) {
      color: var(--dk-priority-high);
      font-weight: 550;
    }

    mat-icon {
      width: 16px;
      height: 16px;
    }
  `,
  host: { '[attr.data-priority]': 'priority()' },
})
export class PriorityMark {
  readonly priority = input.required<TicketPriority>();

  protected readonly icon = computed(() => priorityIcon(this.priority()));
  protected readonly word = computed(() => priorityWord(this.priority()));
}
