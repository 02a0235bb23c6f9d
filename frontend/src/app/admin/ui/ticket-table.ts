import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatSort, MatSortHeader, Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { TicketSummary } from '../../api/generated/model';
import { Age } from '../../shared/age';
import { fewAtFirst } from '../../shared/few-at-first';
import { PartMissing } from '../../shared/part-missing';
import { Person } from '../../shared/ticket-parts/person';
import { PriorityMark } from '../../shared/ticket-parts/priority-mark';
import { StatusChip } from '../../shared/ticket-parts/status-chip';
import { priorityWord, statusWord } from '../../shared/ticket-parts/ticket-words';
import { FieldMenu } from './field-menu';
import type { FieldValue } from './field-menu';
import type { Widths } from './table-fit';

export type RowField = 'status' | 'priority' | 'assignee';

interface OpenMenu {
  readonly ticket: TicketSummary;
  readonly field: 'status' | 'priority';
  readonly origin: HTMLElement;
}

/** Rows of tickets. Each row's focus is on its title; keys of the page act on the row with the focus. */
@Component({
  selector: 'dk-ticket-table',
  imports: [
    Age,
    FieldMenu,
    MatButton,
    MatIcon,
    MatSort,
    MatSortHeader,
    MatTableModule,
    PartMissing,
    Person,
    PriorityMark,
    RouterLink,
    StatusChip,
  ],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.scss',
  host: {
    tabindex: '-1',
    '[class.dense]': 'dense()',
    '[class.growing]': 'drawn.growing()',
    '[class.stale]': 'stale()',
    '[class.sticky-head]': 'stickyHeader()',
    '[attr.aria-busy]': 'stale()',
    '(focusin)': 'noteFocus($event)',
  },
})
export class TicketTable {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly rows = input.required<readonly TicketSummary[]>();
  /** In order, without the box to select. `summary` stands for all of them where there is no room. */
  readonly columns = input.required<readonly string[]>();
  readonly widths = input.required<Widths>();
  readonly sort = input.required<Sort>();
  readonly dense = input(false);
  /** The rows belong to another page or filter, whose successor is on its way. */
  readonly stale = input(false);
  readonly selected = input.required<(id: number) => boolean>();
  readonly pageState = input.required<'none' | 'some' | 'all'>();
  readonly pending = input.required<ReadonlySet<number>>();
  readonly stickyHeader = input(true);
  /** Deleted tickets can be restored and nothing else. */
  readonly deleted = input(false);

  readonly sorted = output<Sort>();
  readonly toggled = output<{ ticket: TicketSummary; ranged: boolean }>();
  readonly pageToggled = output();
  readonly picked = output<{ ticket: TicketSummary; change: FieldValue }>();
  readonly assigneeAsked = output<{ ticket: TicketSummary; origin: HTMLElement }>();
  readonly restoreAsked = output<TicketSummary>();

  protected readonly drawn = fewAtFirst(this.rows);
  protected readonly shownColumns = computed(() => ['select', ...this.columns()]);
  protected readonly statusWord = statusWord;
  protected readonly priorityWord = priorityWord;
  protected readonly numberOf = (_: number, ticket: TicketSummary): number => ticket.id;
  /** The row and field whose menu is open: one menu serves them all. */
  protected readonly menu = signal<OpenMenu | null>(null);
  /** The ticket whose row has, or had last, the focus, and where it stood: rows come and go while it keeps it. */
  #held: { readonly id: number; readonly place: number } | null = null;

  /** The ticket whose row has, or had last, the focus. */
  current(): TicketSummary | null {
    return this.rows().find(({ id }) => id === this.#held?.id) ?? null;
  }

  /** To the table as a whole: the first row comes with the next key. */
  focus(): void {
    this.#held = null;
    this.#element.nativeElement.focus({ preventScroll: true });
  }

  /** To the row of this ticket, where it is shown: the keys go on from there. */
  focusTicket(id: number): void {
    this.#held = { id, place: -1 };
    if (this.current() !== null) {
      this.returnFocus();
    }
  }

  /** To the row that had the focus last. */
  returnFocus(): void {
    const row = this.#element.nativeElement.querySelectorAll('tr.row')[this.#place()];
    (row?.querySelector<HTMLElement>('a.title') ?? this.#element.nativeElement).focus({ preventScroll: true });
  }

  /** Moves the focus `by` rows; from nowhere to the first. */
  move(by: number): void {
    const titles = this.#element.nativeElement.querySelectorAll<HTMLElement>('a.title');
    const inTable = document.activeElement?.closest('tr.row') != null;
    const now = this.#place();
    const place = now === -1 ? 0 : inTable ? now + by : now;
    titles[Math.max(0, Math.min(place, titles.length - 1))]?.focus();
  }

  /** Opens the menu of a field in the row with the focus. */
  open(field: RowField): void {
    const row = this.#element.nativeElement.querySelectorAll('tr.row')[this.#place()];
    row?.querySelector<HTMLElement>(`button[data-field=${field}]`)?.click();
  }

  protected noteFocus(event: FocusEvent): void {
    const row = event.target instanceof Element ? event.target.closest('tr.row') : null;
    if (row !== null) {
      const place = [...this.#element.nativeElement.querySelectorAll('tr.row')].indexOf(row);
      const ticket = this.rows()[place];
      this.#held = ticket === undefined ? null : { id: ticket.id, place };
    }
  }

  /** Of the ticket where it stands now; when it is gone, of what stands in its place. */
  #place(): number {
    const place = this.rows().findIndex(({ id }) => id === this.#held?.id);
    return place === -1 ? (this.#held?.place ?? -1) : place;
  }

  protected toggle(ticket: TicketSummary, event: MouseEvent): void {
    this.toggled.emit({ ticket, ranged: event.shiftKey });
  }

  protected ask(ticket: TicketSummary, field: OpenMenu['field'], { currentTarget }: Event): void {
    if (currentTarget instanceof HTMLElement) {
      this.menu.set({ ticket, field, origin: currentTarget });
    }
  }
}
