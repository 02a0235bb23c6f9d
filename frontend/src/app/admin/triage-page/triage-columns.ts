import { computed, inject } from '@angular/core';
import { Viewport } from '../../core/preferences/viewport';
import { ColumnName, TableLayout, columnNames } from '../data/table-layout';
import { TriageMemory } from '../data/triage-memory';
import { fittingColumns, widthsOf } from '../ui/table-fit';
import { TriageAddress } from './triage-address';

const words: Readonly<Record<ColumnName, string>> = {
  id: 'Number',
  title: 'Title',
  requester: 'Requester',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
  createdAt: 'Created',
  updatedAt: 'Updated',
  commentCount: 'Comments',
};

/** Pixels. */
const restoreWidth = 120;

/** The columns of the table: those that were chosen or sort it, as far as there is room. Made in an injection context. */
export class TriageColumns {
  readonly #layout = inject(TableLayout);
  readonly #narrow = inject(Viewport).narrow;
  readonly #query = inject(TriageAddress).query;

  /** Pixels the table has. */
  readonly width = inject(TriageMemory).width;
  readonly #room = computed(() => this.width() - (this.#query().deleted ? restoreWidth : 0));
  readonly #fitting = computed(() => {
    const { sortBy } = this.#query();
    const chosen = columnNames.filter((name) => name === sortBy || this.#layout.columns().includes(name));
    return fittingColumns(chosen, this.#room(), sortBy);
  });
  readonly widths = computed(() => widthsOf(this.#fitting(), this.#room()));
  readonly shown = computed<readonly string[]>(() => {
    if (this.#narrow()) {
      return ['summary'];
    }
    return this.#query().deleted ? [...this.#fitting(), 'restore'] : this.#fitting();
  });
  readonly choices = computed(() =>
    columnNames
      .filter((name) => name !== 'title')
      .map((name) => ({
        name,
        label: words[name],
        shown: this.#layout.columns().includes(name),
        noRoom: !this.shown().includes(name),
      })),
  );

  toggle(name: string): void {
    const column = columnNames.find((known) => known === name);
    if (column !== undefined) {
      this.#layout.toggleColumn(column);
    }
  }
}
