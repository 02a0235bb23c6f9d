import { Component, afterNextRender, computed, effect, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Sort } from '@angular/material/sort';
import { Router } from '@angular/router';
import type { TicketSummary } from '../../api/generated/model';
import { SessionStore } from '../../core/auth/session-store';
import { PeopleSearch, assignableRoles } from '../../core/people/people-search';
import { Viewport } from '../../core/preferences/viewport';
import { onReturn } from '../../core/navigation/while-visible';
import { ErrorState } from '../../shared/error-state';
import { PageHeader } from '../../shared/page-header';
import { PartMissing } from '../../shared/part-missing';
import { Skeleton } from '../../shared/skeleton';
import { PersonPicker } from '../../shared/ticket-parts/person-picker';
import type { FixedChoice } from '../../shared/ticket-parts/person-picker';
import { PersonRef } from '../../shared/ticket-parts/ticket-model';
import { TicketChange } from '../data/bulk-plan';
import { BulkStore } from '../data/bulk-store';
import { FilterPeople } from '../data/filter-people';
import { RowChanges } from '../data/row-changes';
import { TableLayout } from '../data/table-layout';
import { TicketExport } from '../data/ticket-export';
import { TicketSelection } from '../data/ticket-selection';
import { exportAddress, isFiltered, pageSizes, sortFields } from '../data/triage-query';
import { TRIAGE_QUERY, TriageStore } from '../data/triage-store';
import { BulkBar } from '../ui/bulk-bar';
import { BulkOutcome } from '../ui/bulk-outcome';
import { NoTickets } from '../ui/no-tickets';
import { Pager } from '../ui/pager';
import { Popover } from '../ui/popover';
import { Room } from '../ui/room';
import { TableSettings } from '../ui/table-settings';
import { RowField, TicketTable } from '../ui/ticket-table';
import { TriageAddress } from './triage-address';
import { TriageColumns } from './triage-columns';
import { TriageFilters } from './triage-filters';
import { useTriageKeys } from './triage-keys';

/** Every ticket, for agents and admins: find, sort, and change one or many. */
@Component({
  selector: 'dk-triage-page',
  imports: [
    BulkBar,
    BulkOutcome,
    ErrorState,
    MatButton,
    MatIcon,
    NoTickets,
    PageHeader,
    Pager,
    PartMissing,
    PersonPicker,
    Popover,
    Room,
    Skeleton,
    TableSettings,
    TicketTable,
    TriageFilters,
  ],
  templateUrl: './triage-page.html',
  styleUrl: './triage-page.scss',
  providers: [
    TriageAddress,
    { provide: TRIAGE_QUERY, useFactory: () => inject(TriageAddress).query },
    TriageStore,
    TicketSelection,
    BulkStore,
    RowChanges,
    TicketExport,
    TableLayout,
    FilterPeople,
  ],
  host: { class: 'dk-page', '(document:keydown.escape)': 'escape($event)' },
})
export class TriagePage {
  readonly #user = inject(SessionStore).user;
  protected readonly narrow = inject(Viewport).narrow;
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  protected readonly address = inject(TriageAddress);
  protected readonly store = inject(TriageStore);
  protected readonly selection = inject(TicketSelection);
  protected readonly bulk = inject(BulkStore);
  protected readonly rowChanges = inject(RowChanges);
  protected readonly csv = inject(TicketExport);
  protected readonly layout = inject(TableLayout);
  protected readonly columns = new TriageColumns();
  protected readonly people = new PeopleSearch(assignableRoles);

  protected readonly table = viewChild(TicketTable);
  protected readonly bulkBar = viewChild<BulkBar>('bulkBar');
  protected readonly filters = viewChild.required(TriageFilters);

  protected readonly pageSizes = pageSizes;
  protected readonly query = this.address.query;
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly exportAddress = computed(() => exportAddress(this.query()));
  protected readonly sort = computed<Sort>(() => ({ active: this.query().sortBy, direction: this.query().direction }));
  protected readonly isSelected = computed(() => {
    this.selection.count();
    const ids = new Set(this.selection.tickets().map(({ id }) => id));
    return (id: number) => ids.has(id);
  });
  protected readonly dense = computed(() => this.layout.density() === 'dense');
  protected readonly range = computed(() => {
    const count = this.store.rows()?.length ?? 0;
    const before = this.address.trail().rowsBefore;
    return count === 0
      ? ''
      : `${before + 1}–${before + count}${this.store.total() === null ? '' : ` of ${this.store.total()}`}`;
  });

  /** Whose assignee is being chosen, and where the panel stands. */
  protected readonly assigning = signal<{ ticket: TicketSummary | null; origin: HTMLElement } | null>(null);
  protected readonly assigneeChoices = computed<readonly FixedChoice[]>(() => {
    const user = this.#user();
    return [...(user === null ? [] : [{ label: 'Assign to me', person: user }]), { label: 'Nobody', person: null }];
  });

  /** Only the person who went there can go on from a cursor: others see the first page of the same list. */
  readonly #leaveRefusedCursor = effect(() => {
    if (this.store.cursorRefused()) {
      this.address.toFirstPage();
    }
  });

  constructor() {
    const before = inject(Router).currentNavigation()?.previousNavigation?.finalUrl?.toString() ?? '';
    const [, cameFrom] = /^\/tickets\/(\d+)/.exec(before) ?? [];
    if (cameFrom !== undefined) {
      afterNextRender({ read: () => this.table()?.focusTicket(Number(cameFrom)) });
    }
    onReturn(() => this.#look());
    useTriageKeys({
      search: () => this.filters().focusSearch(),
      move: (by) => this.table()?.move(by),
      toggle: () => this.#toggleCurrent(),
      open: (field) => this.#open(field),
      undo: () => this.undo(),
      clear: () => this.selection.clear(),
    });
  }

  protected exportCsv(event: Event): void {
    event.preventDefault();
    void this.csv.download();
  }

  protected sortBy({ active, direction }: Sort): void {
    const sortBy = sortFields.find((field) => field === active);
    if (sortBy !== undefined && direction !== '') {
      this.address.order({ sortBy, direction });
    }
  }

  protected resize(limit: number): void {
    const size = pageSizes.find((known) => known === limit);
    if (size !== undefined) {
      this.address.order({ limit: size });
    }
  }

  protected assign(person: PersonRef | null): void {
    const target = this.assigning();
    this.assigning.set(null);
    if (target?.ticket) {
      void this.rowChanges.change(target.ticket, { assignee: person });
    } else if (target !== null) {
      this.changeSelected({ assignee: person });
    }
  }

  protected changeSelected(change: TicketChange): void {
    void this.bulk.change(this.selection.tickets(), change);
    this.toRow();
  }

  protected undo(): void {
    void this.bulk.undo();
    this.toRow();
  }

  /** From a control that goes away with its press. Later than a menu, which gives the focus back to it. */
  protected toRow(): void {
    setTimeout(() => this.table()?.returnFocus());
  }

  protected restore(tickets: readonly TicketSummary[]): void {
    void this.bulk.restore(tickets);
  }

  /** Works with single keys switched off, too: Esc is no letter. */
  protected escape(event: Event): void {
    const typing = event.target instanceof Element && event.target.closest('input:not([type=checkbox])') !== null;
    if (!event.defaultPrevented && !typing) {
      this.selection.clear();
    }
  }

  /** Not over a change that is on its way, nor over a menu that is open at a row. */
  async #look(): Promise<void> {
    if (this.rowChanges.pending().size === 0 && this.bulk.progress() === null && this.assigning() === null) {
      await this.store.refresh();
    }
  }

  #toggleCurrent(): void {
    const ticket = this.table()?.current() ?? null;
    if (ticket !== null) {
      this.selection.toggle(ticket);
    }
  }

  #open(field: RowField): void {
    if (this.selection.count() > 0) {
      this.bulkBar()?.open(field);
    } else {
      this.table()?.open(field);
    }
  }
}
