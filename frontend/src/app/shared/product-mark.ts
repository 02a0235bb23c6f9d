import { Component } from '@angular/core';

/** Docket's mark: a ticket stub with a tick, and the name beside it. */
@Component({
  selector: 'dk-product-mark',
  template: `
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="7" class="ground" />
      <path
        class="stub"
        d="M8 9.5A1.5 1.5 0 0 1 9.5 8h13A1.5 1.5 0 0 1 24 9.5v3.7a2.8 2.8 0 0 0 0 5.6v3.7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 22.5v-3.7a2.8 2.8 0 0 0 0-5.6z"
      />
      <path class="tick" d="m12.3 16.2 2.6 2.6 4.9-5.3" />
    </svg>
    <span>Docket</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
      font-size: 16px;
      font-weight: var(--dk-bold);
      letter-spacing: -0.015em;
      line-height: 28px;
      color: inherit;
    }

    .ground {
      fill: var(--dk-mark-ground, var(--mat-sys-primary));
    }

    .stub {
      fill: var(--dk-mark-stub, var(--mat-sys-on-primary));
    }

    .tick {
      fill: none;
      stroke: var(--dk-mark-ground, var(--mat-sys-primary));
      stroke-width: 2.2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class ProductMark {}
