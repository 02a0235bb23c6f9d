import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { PeopleSearch, assignableRoles } from '../../core/people/people-search';
import { Viewport } from '../../core/preferences/viewport';
import { Clock } from '../../shared/clock';
import { PartMissing } from '../../shared/part-missing';
import { READER } from '../../shared/reader';
import { PersonRef, ticketPriorities, ticketStatuses } from '../../shared/ticket-parts/ticket-model';
import { priorityIcon, priorityWord, statusIcon, statusWord } from '../../shared/ticket-parts/ticket-words';
import { FilterPeople } from '../data/filter-people';
import { Period, Span, lastDays, periodInWords, periodOf } from '../data/period';
import { filtersSet, isFiltered } from '../data/triage-query';
import { ChoiceFilter } from '../ui/choice-filter';
import { PeriodFilter } from '../ui/period-filter';
import { PersonFilter, wordAsPerson } from '../ui/person-filter';
import { SearchField } from '../ui/search-field';
import { TriageAddress } from './triage-address';

const sortChoices = (
  [
    ['createdAt', 'desc', 'Newest first'],
    ['createdAt', 'asc', 'Oldest first'],
    ['updatedAt', 'desc', 'Last changed first'],
    ['priority', 'desc', 'Highest priority first'],
    ['status', 'asc', 'Open first'],
  ] as const
).map(([sortBy, direction, label]) => ({ value: `${direction} ${sortBy}`, sortBy, direction, label }));

const me = wordAsPerson('me', 'Me');
const nobody = wordAsPerson('none', 'Nobody');

/** Search and filters, all of them in the address. */
@Component({
  selector: 'dk-triage-filters',
  imports: [ChoiceFilter, MatButton, MatIcon, PartMissing, PeriodFilter, PersonFilter, SearchField],
  templateUrl: './triage-filters.html',
  styleUrl: '../ui/filter-button.scss',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2);
    }

    dk-search-field {
      flex: 1 1 160px;
      max-width: 360px;
    }

    .filter select {
      border: 0;
      background: none;
    }
  `,
  host: { role: 'search', 'aria-label': 'Tickets' },
})
export class TriageFilters {
  /** Enter in the search. */
  readonly entered = output();

  readonly #reader = inject(READER);
  readonly #clock = inject(Clock);
  readonly #named = inject(FilterPeople);
  protected readonly address = inject(TriageAddress);
  protected readonly agents = new PeopleSearch(assignableRoles);
  protected readonly everybody = new PeopleSearch();
  protected readonly field = viewChild.required(SearchField);

  protected readonly narrow = inject(Viewport).narrow;
  protected readonly unfolded = signal(false);
  protected readonly zonesMissing = signal(false);
  protected readonly query = this.address.query;
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly set = computed(() => filtersSet(this.query()));
  protected readonly statusChoices = ticketStatuses.map((value) => ({
    value,
    label: statusWord(value),
    icon: statusIcon(value),
  }));
  protected readonly priorityChoices = ticketPriorities.map((value) => ({
    value,
    label: priorityWord(value),
    icon: priorityIcon(value),
  }));
  protected readonly assigneeWords = [me, nobody];
  protected readonly requesterWords = [me];
  protected readonly assignee = computed(() => personFor(this.query().assigneeId, this.#named.assignee()));
  protected readonly requester = computed(() => personFor(this.query().requesterId, this.#named.requester()));
  protected readonly created = computed(() => this.#periodOf(this.query().createdFrom, this.query().createdTo));
  protected readonly updated = computed(() => this.#periodOf(this.query().updatedFrom, this.query().updatedTo));

  /** Where there is no table head to sort by. */
  protected readonly sorts = sortChoices;
  protected readonly sort = computed(() => `${this.query().direction} ${this.query().sortBy}`);

  focusSearch(): void {
    this.field().focus();
  }

  protected sortBy(choice: string): void {
    const found = sortChoices.find(({ value }) => value === choice);
    if (found !== undefined) {
      this.address.order({ sortBy: found.sortBy, direction: found.direction });
    }
  }

  protected words(period: Period): string {
    return periodInWords(period, this.#reader().locale);
  }

  protected async showCreated(period: Period): Promise<void> {
    const span = await this.#spanOf(period);
    if (span !== null) {
      this.address.filter({ createdFrom: span.from, createdTo: span.to });
    }
  }

  protected async showUpdated(period: Period): Promise<void> {
    const span = await this.#spanOf(period);
    if (span !== null) {
      this.address.filter({ updatedFrom: span.from, updatedTo: span.to });
    }
  }

  protected recent(days: number): Period {
    return lastDays(days, this.#clock.now(), this.#reader().timeZone);
  }

  async #spanOf(period: Period): Promise<Span | null> {
    try {
      const { spanOf } = await import('../data/span-of-period');
      return spanOf(period, this.#reader().timeZone);
    } catch (error) {
      console.error('The rules of the time zones did not load.', error);
      this.zonesMissing.set(true);
      return null;
    }
  }

  #periodOf(from: string | null, to: string | null): Period {
    return periodOf({ from, to }, this.#reader().timeZone);
  }
}

function personFor(id: string | null, named: PersonRef | null): PersonRef | null {
  if (id === null) {
    return null;
  }
  return [me, nobody].find((word) => word.id === id) ?? named ?? wordAsPerson(id, 'One person');
}
