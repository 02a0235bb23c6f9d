import { Component, input } from '@angular/core';

/** A page's own top: heading (focused on arrival, so that it is read out), a count beside it, actions to the right. */
@Component({
  selector: 'dk-page-header',
  template: `
    <div class="words">
      <h1 tabindex="-1">
        {{ heading() }}
        @if (count(); as count) {
          <span class="count dk-number">{{ count }}</span>
        }
      </h1>
      @if (lead(); as lead) {
        <p class="lead">{{ lead }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2) var(--dk-space-4);
      min-height: 40px;
      margin-bottom: var(--dk-space-6);
    }

    .words {
      flex: 1 1 auto;
      min-width: 0;
    }

    .count {
      margin-left: var(--dk-space-1);
      color: var(--dk-muted);
      font-weight: var(--dk-regular);
    }

    .lead {
      max-width: 72ch;
      color: var(--dk-muted);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2);
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  /** How many, already in words for the reader, e.g. "1,234" or "10,000+". */
  readonly count = input<string | null>(null);
  readonly lead = input<string | null>(null);
}
