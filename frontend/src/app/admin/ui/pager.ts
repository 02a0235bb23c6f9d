import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** From page to page by cursors: there is a before and an after, but no page numbers. */
@Component({
  selector: 'dk-pager',
  imports: [MatButton, MatIcon],
  template: `
    <span class="range" role="status">{{ range() }}</span>
    <ng-content />
    @if (sizes().length > 0) {
      <label class="size">
        Rows
        <select #size [value]="pageSize()" (change)="sized.emit(+size.value)">
          @for (each of sizes(); track each) {
            <option [value]="each" [selected]="each === pageSize()">{{ each }}</option>
          }
        </select>
      </label>
    }
    <span class="turn">
      <button matButton type="button" [disabled]="!hasPrevious()" (click)="previous.emit()">
        <mat-icon svgIcon="chevron_left" />
        Previous
      </button>
      <button matButton type="button" [disabled]="!hasNext()" (click)="next.emit()">
        Next
        <mat-icon svgIcon="chevron_right" iconPositionEnd />
      </button>
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-1) var(--dk-space-4);
      color: var(--dk-muted);
      font-variant-numeric: tabular-nums;
    }

    .size + .turn {
      margin-left: 0;
    }

    .size {
      display: inline-flex;
      align-items: center;
      gap: var(--dk-space-2);
      margin-left: auto;
    }

    select {
      height: 32px;
      padding: 0 var(--dk-space-1);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
      color: var(--dk-ink);
    }

    .turn {
      display: flex;
      margin-left: auto;
      gap: var(--dk-space-1);
    }

    @media (width < 480px) {
      .size {
        display: none;
      }

      .size + .turn {
        margin-left: auto;
      }
    }
  `,
})
export class Pager {
  /** Which rows these are, in words. */
  readonly range = input.required<string>();
  readonly pageSize = input(0);
  /** None: the size is not to be chosen. */
  readonly sizes = input<readonly number[]>([]);
  readonly hasPrevious = input.required<boolean>();
  readonly hasNext = input.required<boolean>();
  readonly sized = output<number>();
  readonly previous = output();
  readonly next = output();
}
