import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';

interface Outcome {
  readonly words: string;
  readonly complete: boolean;
  readonly refusals: readonly { readonly why: string; readonly ids: readonly number[] }[];
  readonly undo: object | null;
}

/** Numbers named one by one; the rest is counted. */
const named = 12;

/** What became of a bulk change: how many, which were refused and why, and the way back. */
@Component({
  selector: 'dk-bulk-outcome',
  imports: [MatButton, MatIcon, RouterLink],
  template: `
    <div class="words" role="status">
      <p class="first">
        <mat-icon [svgIcon]="outcome().complete ? 'check_circle' : 'warning'" aria-hidden="true" />
        {{ outcome().words }}
      </p>
      @for (refusal of outcome().refusals; track refusal.why) {
        <p class="refusal">
          {{ refusal.ids.length }} refused. {{ refusal.why }}:
          @for (id of refusal.ids.slice(0, named); track id) {
            <a [routerLink]="['/tickets', id]">#{{ id }}</a>
          }
          @if (refusal.ids.length > named) {
            and {{ refusal.ids.length - named }} more
          }
        </p>
      }
    </div>
    @if (outcome().undo !== null) {
      <button matButton="outlined" type="button" (click)="undone.emit()">
        <mat-icon svgIcon="undo" />
        Undo
      </button>
    }
    <button matButton type="button" (click)="dismissed.emit()">Dismiss</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2) var(--dk-space-3);
      padding: var(--dk-space-2) var(--dk-space-3) var(--dk-space-2) var(--dk-space-4);
      border: var(--dk-hairline);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
      box-shadow: var(--dk-shadow);
    }

    .words {
      flex: 1 1 320px;
    }

    .first {
      display: flex;
      align-items: center;
      gap: var(--dk-space-2);
      font-weight: var(--dk-medium);
    }

    .first mat-icon {
      flex: none;
      width: 18px;
      height: 18px;
      color: var(--dk-done);
    }

    .first mat-icon[svgicon='warning'] {
      color: var(--dk-waiting);
    }

    .refusal {
      color: var(--dk-muted);
    }

    .refusal a {
      margin-right: var(--dk-space-1);
    }
  `,
})
export class BulkOutcome {
  readonly outcome = input.required<Outcome>();
  readonly undone = output();
  readonly dismissed = output();

  protected readonly named = named;
}
