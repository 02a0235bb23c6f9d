import { Service, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../../core/auth/session-store';
import { keep, readKept } from '../../core/preferences/kept';

export const columnNames = [
  'id',
  'title',
  'requester',
  'status',
  'priority',
  'assignee',
  'createdAt',
  'updatedAt',
  'commentCount',
] as const;

export type ColumnName = (typeof columnNames)[number];
export type Density = 'comfortable' | 'dense';

export interface Layout {
  readonly columns: readonly ColumnName[];
  readonly density: Density;
}

const asDelivered: Layout = {
  columns: ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'createdAt', 'commentCount'],
  density: 'comfortable',
};

/** Which columns the table has and how tall its rows are: each person's own, kept in this browser. */
@Service({ autoProvided: false })
export class TableLayout {
  readonly #keptAs = `triage-table.${inject(SessionStore).user()?.id ?? ''}`;
  readonly #layout = signal(layoutOf(readKept(this.#keptAs)));

  readonly columns = computed(() => this.#layout().columns);
  readonly density = computed(() => this.#layout().density);

  /** The title always stays. */
  toggleColumn(column: ColumnName): void {
    const chosen = new Set(this.columns());
    if (!chosen.delete(column)) {
      chosen.add(column);
    }
    this.#keep({ ...this.#layout(), columns: columnNames.filter((name) => chosen.has(name)) });
  }

  setDensity(density: Density): void {
    this.#keep({ ...this.#layout(), density });
  }

  reset(): void {
    this.#keep(asDelivered);
  }

  #keep(layout: Layout): void {
    this.#layout.set(layout);
    keep(this.#keptAs, JSON.stringify(layout));
  }
}

/** What was kept may be of another release, or not ours at all. */
function layoutOf(kept: string | null): Layout {
  if (kept === null) {
    return asDelivered;
  }
  try {
    const read = JSON.parse(kept) as Partial<Layout> | null;
    const columns = columnNames.filter((name) => read?.columns?.includes(name) === true);
    return {
      columns: columns.includes('title') ? columns : asDelivered.columns,
      density: read?.density === 'dense' ? 'dense' : 'comfortable',
    };
  } catch (error) {
    console.warn('The kept table layout cannot be read; the usual one is shown.', error);
    return asDelivered;
  }
}
