import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** A part of a page that could not be shown: what happened, that nothing was lost, another try, the request id. */
@Component({
  selector: 'dk-error-state',
  imports: [MatButton, MatIcon],
  template: `
    <mat-icon svgIcon="cloud_off" aria-hidden="true" />
    <h2>{{ heading() }}</h2>
    <p>{{ detail() }}</p>
    <div class="action">
      <button matButton="outlined" type="button" (click)="retry.emit()">
        <mat-icon svgIcon="refresh" />
        Try again
      </button>
      <ng-content />
    </div>
    @if (requestId(); as id) {
      <p class="request">
        If it stays like this, tell your administrator this request id: <code>{{ id }}</code>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--dk-space-1);
      max-width: 560px;
      padding: var(--dk-space-6) 0;
    }

    :host > mat-icon {
      width: 32px;
      height: 32px;
      margin-bottom: var(--dk-space-2);
      color: var(--mat-sys-error);
    }

    p {
      color: var(--dk-muted);
    }

    .action {
      display: flex;
      gap: var(--dk-space-2);
      margin-top: var(--dk-space-4);
    }

    .request {
      margin-top: var(--dk-space-4);
      font-size: 13px;
    }

    code {
      user-select: all;
      overflow-wrap: anywhere;
    }
  `,
  host: { role: 'alert' },
})
export class ErrorState {
  readonly heading = input.required<string>();
  readonly detail = input.required<string>();
  readonly requestId = input<string | null>(null);
  readonly retry = output();
}
