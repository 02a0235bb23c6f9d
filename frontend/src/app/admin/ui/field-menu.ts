import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { TicketPriority, TicketStatus, ticketPriorities, ticketStatuses } from '../../shared/ticket-parts/ticket-model';
import { priorityIcon, priorityWord, statusIcon, statusWord } from '../../shared/ticket-parts/ticket-words';
import { MenuAnchor } from '../../shared/menu-anchor';

export type FieldValue = { readonly status: TicketStatus } | { readonly priority: TicketPriority };

interface Offer {
  readonly value: FieldValue;
  readonly word: string;
  readonly icon: string;
  readonly now: boolean;
}

/** The values that the status or the priority of a ticket can take, at the control that shows it. */
@Component({
  selector: 'dk-field-menu',
  imports: [MatIcon, MatMenu, MatMenuItem, MenuAnchor],
  template: `
    <mat-menu #menu [aria-label]="field() === 'status' ? 'Status' : 'Priority'">
      @for (offer of offers(); track offer.word) {
        <button
          mat-menu-item
          type="button"
          [role]="current() === null ? 'menuitem' : 'menuitemradio'"
          [attr.aria-checked]="current() === null ? null : offer.now"
          (click)="picked.emit(offer.value)"
        >
          <mat-icon [svgIcon]="offer.icon" aria-hidden="true" />
          {{ offer.word }}
        </button>
      }
    </mat-menu>
    <dk-menu-anchor [menu]="menu" [origin]="origin()" (closed)="closed.emit()" />
  `,
})
export class FieldMenu {
  readonly field = input.required<'status' | 'priority'>();
  readonly origin = input.required<HTMLElement>();
  /** The value there is; null where many tickets have one each. */
  readonly current = input<TicketStatus | TicketPriority | null>(null);
  readonly picked = output<FieldValue>();
  readonly closed = output();

  protected offers(): readonly Offer[] {
    return this.field() === 'status'
      ? ticketStatuses.map((status) => this.#offer({ status }, statusWord(status), statusIcon(status), status))
      : ticketPriorities.map((priority) =>
          this.#offer({ priority }, priorityWord(priority), priorityIcon(priority), priority),
        );
  }

  #offer(value: FieldValue, word: string, icon: string, name: TicketStatus | TicketPriority): Offer {
    return { value, word, icon, now: name === this.current() };
  }
}
