import { Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';

/** The paper beside the list: a heading, and the way back to the list alone. */
@Component({
  selector: 'dk-panel-frame',
  imports: [MatIcon, MatIconButton, RouterLink],
  template: `
    <section [attr.aria-label]="heading()">
      <header>
        <div class="words">
          <h2 tabindex="-1">{{ heading() }}</h2>
          @if (lead(); as lead) {
            <p>{{ lead }}</p>
          }
        </div>
        <a matIconButton routerLink="/admin/people" queryParamsHandling="preserve" aria-label="Close">
          <mat-icon svgIcon="close" />
        </a>
      </header>
      <ng-content />
    </section>
  `,
  styles: `
    section {
      padding: var(--dk-space-5) var(--dk-space-6) var(--dk-space-6);
      border: var(--dk-hairline);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
    }

    header {
      display: flex;
      align-items: start;
      justify-content: space-between;
      gap: var(--dk-space-2);
      margin-bottom: var(--dk-space-4);
    }

    .words {
      min-width: 0;
    }

    h2 {
      overflow-wrap: anywhere;
    }

    h2:focus {
      outline: none;
    }

    p {
      color: var(--dk-muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class PanelFrame {
  readonly heading = input.required<string>();
  readonly lead = input<string | null>(null);
}
