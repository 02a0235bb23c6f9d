import { Component, computed, input } from '@angular/core';
import { Audience, TicketStatus } from './ticket-model';
import { glyphBox, statusPath } from './ticket-glyphs';
import { statusWord } from './ticket-words';

/** A ticket's status: icon, word and tint, so that colour never speaks alone. */
@Component({
  selector: 'dk-status-chip',
  template: `<svg aria-hidden="true" [attr.viewBox]="box"><path [attr.d]="path()" /></svg>{{ word() }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      vertical-align: middle;
      gap: 5px;
      height: 24px;
      padding: 0 8px 0 6px;
      border-radius: var(--dk-radius-chip);
      background: var(--dk-status-open-tint);
      color: var(--dk-status-open);
      font-size: 13px;
      font-weight: var(--dk-medium);
      line-height: 24px;
      white-space: nowrap;
    }

    :host([data-status='in_progress']) {
      background: var(--dk-status-in-progress-tint);
      color: var(--dk-status-in-progress);
    }

    :host([data-status='closed']) {
      background: var(--dk-status-closed-tint);
      color: var(--dk-status-closed);
    }

    svg {
      flex: none;
      width: 16px;
      height: 16px;
      fill: currentcolor;
    }
  `,
  host: { '[attr.data-status]': 'status()' },
})
export class StatusChip {
  readonly status = input.required<TicketStatus>();
  readonly audience = input<Audience>('staff');

  protected readonly box = glyphBox;
  protected readonly path = computed(() => statusPath(this.status()));
  protected readonly word = computed(() => statusWord(this.status(), this.audience()));
}
