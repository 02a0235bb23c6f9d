import { Component, afterNextRender, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { useShortcuts } from '../../core/keys/shortcuts';
import { onReturn } from '../../core/navigation/while-visible';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { totalInWords, useNumbers } from '../../shared/numbers';
import { PageHeader } from '../../shared/page-header';
import { Skeleton } from '../../shared/skeleton';
import { TicketListStore } from '../data/ticket-list-store';
import { viewsFor } from '../data/ticket-views';
import { SearchField } from '../ui/search-field';
import { TicketTable } from '../ui/ticket-table';
import { ViewTab, ViewTabs } from '../ui/view-tabs';

/** `/tickets`: a requester's own tickets; for agents and admins what is assigned to them, and quick ways to the rest. */
@Component({
  selector: 'dk-ticket-list-page',
  imports: [
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    PageHeader,
    RouterLink,
    SearchField,
    Skeleton,
    TicketTable,
    ViewTabs,
  ],
  templateUrl: './ticket-list-page.html',
  styleUrl: './ticket-list-page.scss',
  host: { class: 'dk-page' },
})
export class TicketListPage {
  /** From the address. */
  readonly view = input<string>();
  /** From the address. */
  readonly q = input<string>();

  readonly #router = inject(Router);
  readonly #write = useNumbers();
  protected readonly store = inject(TicketListStore);
  protected readonly search = viewChild.required(SearchField);
  protected readonly table = viewChild(TicketTable);

  protected readonly words = computed(() => this.q()?.trim() ?? '');
  protected readonly forStaff = computed(() => this.store.audience() === 'staff');
  protected readonly tabs = computed<readonly ViewTab[]>(() => {
    const q = this.words() === '' ? null : this.words();
    return viewsFor(this.store.audience()).map(({ name, label }) => ({ name, label, queryParams: { view: name, q } }));
  });
  protected readonly count = computed(() => {
    const total = this.store.total();
    return total === null ? null : totalInWords(total, this.#write);
  });
  protected readonly caption = computed(() => `${this.store.view().caption}, most recently updated first`);

  constructor() {
    if (this.store.show(computed(() => ({ view: this.view(), q: this.words() })))) {
      afterNextRender(() => void this.store.refresh());
    }
    onReturn(() => this.store.refresh());
    useShortcuts('Tickets', [
      { keys: '/', does: 'Search', run: () => this.search().focus() },
      { keys: 'j', does: 'Next ticket', run: () => this.table()?.move(1) },
      { keys: 'k', does: 'Previous ticket', run: () => this.table()?.move(-1) },
    ]);
  }

  protected async searchFor(words: string): Promise<void> {
    await this.#router.navigate(['/tickets'], {
      queryParams: { q: words === '' ? null : words },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
