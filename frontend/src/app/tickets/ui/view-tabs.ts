import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** A quick filter as a link: `queryParams` make the address in which it is chosen. */
export interface ViewTab {
  readonly name: string;
  readonly label: string;
  readonly queryParams: Readonly<Record<string, string | null>>;
}

@Component({
  selector: 'dk-view-tabs',
  imports: [RouterLink],
  template: `
    <nav aria-label="Which tickets">
      <ul role="list">
        @for (tab of tabs(); track tab.name) {
          <li>
            <a
              routerLink="/tickets"
              [queryParams]="tab.queryParams"
              [attr.aria-current]="tab.name === chosen() ? 'page' : null"
              >{{ tab.label }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
  styles: `
    :host {
      min-width: 0;
      max-width: 100%;
    }

    ul {
      display: flex;
      gap: var(--dk-space-1);
      padding: 3px;
      overflow-x: auto;
      border-radius: var(--dk-radius);
      background: var(--mat-sys-surface-container);
      scrollbar-width: none;
    }

    li {
      flex: none;
    }

    a {
      display: block;
      padding: 0 var(--dk-space-3);
      border-radius: var(--dk-radius-chip);
      color: var(--dk-muted);
      font-weight: var(--dk-medium);
      line-height: 30px;
      text-decoration: none;
      transition: color var(--dk-quick);
    }

    a:hover {
      color: var(--dk-ink);
    }

    a[aria-current] {
      background: var(--dk-paper);
      box-shadow: 0 0 0 1px var(--mat-sys-outline-variant);
      color: var(--dk-ink);
    }

    @media (pointer: coarse) {
      a {
        line-height: 38px;
      }
    }
  `,
})
export class ViewTabs {
  readonly tabs = input.required<readonly ViewTab[]>();
  /** The name of the view that is shown. */
  readonly chosen = input.required<string>();
}
