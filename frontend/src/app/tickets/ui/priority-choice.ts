import { Component, model } from '@angular/core';
import { FormValueControl } from '@angular/forms/signals';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { PriorityMark } from '../../shared/ticket-parts/priority-mark';
import { TicketPriority, ticketPriorities } from '../../shared/ticket-parts/ticket-model';

const meanings: Readonly<Record<TicketPriority, string>> = {
  low: 'It can wait.',
  medium: 'It slows me down.',
  high: 'I cannot work, or many are affected.',
};

/** How urgent it is, in words that help to choose. */
@Component({
  selector: 'dk-priority-choice',
  imports: [MatButtonToggle, MatButtonToggleGroup, PriorityMark],
  template: `
    <span class="label" id="priority-label">Priority</span>
    <mat-button-toggle-group
      aria-labelledby="priority-label"
      aria-describedby="priority-meaning"
      hideSingleSelectionIndicator
      [value]="value()"
      (change)="value.set($event.value)"
    >
      @for (priority of priorities; track priority) {
        <mat-button-toggle [value]="priority"><dk-priority-mark [priority]="priority" /></mat-button-toggle>
      }
    </mat-button-toggle-group>
    <span class="meaning" id="priority-meaning" aria-live="polite">{{ meanings[value()] }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px var(--dk-space-3);
    }

    .label {
      width: 100%;
      font: var(--mat-sys-label-large);
    }

    .meaning {
      color: var(--dk-muted);
      font-size: 13px;
    }
  `,
})
export class PriorityChoice implements FormValueControl<TicketPriority> {
  readonly value = model<TicketPriority>('medium');

  protected readonly priorities = ticketPriorities;
  protected readonly meanings = meanings;
}
