import { Component, computed, input } from '@angular/core';
import { TicketPriority } from './ticket-model';
import { glyphBox, priorityPath } from './ticket-glyphs';
import { priorityWord } from './ticket-words';

/** A ticket's priority: icon and word; only high raises its voice. */
@Component({
  selector: 'dk-priority-mark',
  template: `<svg aria-hidden="true" [attr.viewBox]="box"><path [attr.d]="path()" /></svg>{{ word() }}`,
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
      font-weight: var(--dk-medium);
    }

    svg {
      flex: none;
      width: 16px;
      height: 16px;
      fill: currentcolor;
    }
  `,
  host: { '[attr.data-priority]': 'priority()' },
})
export class PriorityMark {
  readonly priority = input.required<TicketPriority>();

  protected readonly box = glyphBox;
  protected readonly path = computed(() => priorityPath(this.priority()));
  protected readonly word = computed(() => priorityWord(this.priority()));
}
