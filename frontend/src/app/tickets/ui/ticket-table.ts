import { Component, ElementRef, afterNextRender, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketSummary } from '../../api/generated/model/ticketSummary';
import { Age } from '../../shared/age';
import { fewAtFirst } from '../../shared/few-at-first';
import { Person } from '../../shared/ticket-parts/person';
import { PriorityMark } from '../../shared/ticket-parts/priority-mark';
import { StatusChip } from '../../shared/ticket-parts/status-chip';
import { Audience } from '../../shared/ticket-parts/ticket-model';
import { nobodyWord } from '../../shared/ticket-parts/ticket-words';

/** Tickets as rows that open; on a narrow page each row becomes two lines. */
@Component({
  selector: 'dk-ticket-table',
  imports: [Age, Person, PriorityMark, RouterLink, StatusChip],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.scss',
  host: { '[class.growing]': 'drawn.growing()' },
})
export class TicketTable {
  readonly tickets = input.required<readonly TicketSummary[]>();
  readonly audience = input.required<Audience>();
  readonly caption = input.required<string>();
  /** Shown until the next rows have come. */
  readonly stale = input(false);
  /** The ticket to focus first, e.g. the one the reader comes back from. */
  readonly returnTo = input<number | null>(null);
  readonly opened = output<number>();

  readonly #place = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly drawn = fewAtFirst(this.tickets);
  protected readonly forStaff = computed(() => this.audience() === 'staff');
  protected readonly nobody = computed(() => nobodyWord(this.audience()));

  constructor() {
    afterNextRender(() => {
      this.#links()
        .find(({ dataset }) => dataset['ticket'] === String(this.returnTo()))
        ?.focus({ preventScroll: true });
    });
  }

  /** Moves the focus by rows: from the first when it is elsewhere. */
  move(rows: 1 | -1): void {
    const links = this.#links();
    const now = links.findIndex((link) => link === document.activeElement);
    const next = now === -1 ? 0 : Math.min(Math.max(now + rows, 0), links.length - 1);
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  }

  #links(): readonly HTMLElement[] {
    return [...this.#place.nativeElement.querySelectorAll<HTMLElement>('a[data-ticket]')];
  }
}
