import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Nothing here yet: says so and what to do next; the action is projected. */
@Component({
  selector: 'dk-empty-state',
  imports: [MatIcon],
  template: `
    <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    <h2>{{ heading() }}</h2>
    <p>{{ words() }}</p>
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--dk-space-1);
      max-width: 480px;
      padding: var(--dk-space-6) 0;
    }

    mat-icon {
      width: 32px;
      height: 32px;
      margin-bottom: var(--dk-space-2);
      color: var(--dk-accent);
    }

    p {
      color: var(--dk-muted);
    }

    .action {
      display: flex;
      gap: var(--dk-space-2);
      margin-top: var(--dk-space-4);
    }

    .action:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly icon = input('inbox');
  readonly heading = input.required<string>();
  readonly words = input.required<string>();
}
