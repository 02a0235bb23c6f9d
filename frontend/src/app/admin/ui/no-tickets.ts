import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../shared/empty-state';

/** Where no row is to be shown: why, and the ways on. */
@Component({
  selector: 'dk-no-tickets',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    @if (filtered()) {
      <dk-empty-state
        icon="search"
        [heading]="deleted() ? 'No deleted ticket matches' : 'No ticket matches'"
        words="Try fewer words, or take a filter away."
      >
        <button matButton="outlined" type="button" (click)="cleared.emit()">Clear filters</button>
      </dk-empty-state>
    } @else if (deleted()) {
      <dk-empty-state icon="delete" heading="No deleted tickets" words="What is deleted can be restored from here.">
        <a matButton="outlined" routerLink="/admin/tickets">All tickets</a>
      </dk-empty-state>
    } @else {
      <dk-empty-state heading="No tickets yet" words="What people file appears here.">
        <a matButton="outlined" routerLink="/tickets/new">New ticket</a>
        @if (mayImport()) {
          <a matButton routerLink="/admin/import">Import tickets</a>
        }
      </dk-empty-state>
    }
  `,
})
export class NoTickets {
  readonly filtered = input.required<boolean>();
  /** Only deleted ones were looked for. */
  readonly deleted = input.required<boolean>();
  readonly mayImport = input.required<boolean>();
  readonly cleared = output();
}
