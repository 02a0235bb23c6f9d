/** Pixels of each column. */
export type Widths = Readonly<Record<string, number>>;

/** The title takes what is left, and no less than this. */
const roomy: Widths = {
  select: 48,
  id: 76,
  title: 260,
  requester: 156,
  status: 124,
  priority: 104,
  assignee: 156,
  createdAt: 132,
  updatedAt: 132,
  commentCount: 56,
};

/** What they can do with before one of them has to go. */
const tight: Widths = {
  ...roomy,
  title: 240,
  requester: 112,
  priority: 96,
  assignee: 112,
  createdAt: 124,
  updatedAt: 124,
};

/** Which column goes first when there is no room for all. */
const firstToGo = ['commentCount', 'createdAt', 'requester', 'updatedAt', 'assignee', 'priority', 'id', 'status'];

/**
 * The chosen columns that fit into `width` pixels: a table never scrolls sideways.
 * @param sorted the column the rows are sorted by; it stays, because it says so.
 */
export function fittingColumns<T extends string>(chosen: readonly T[], width: number, sorted: string): T[] {
  let columns = [...chosen];
  for (const going of firstToGo.filter((name) => name !== sorted)) {
    if (needed(columns, tight) > width) {
      columns = columns.filter((column) => column !== going);
    }
  }
  return columns;
}

/** Of what is left beside the least widths, each column that gave some up takes a quarter, until it has enough. */
export function widthsOf(columns: readonly string[], width: number): Widths {
  const share = Math.max(0, Math.floor((width - needed(columns, tight)) / 4));
  const entries = Object.entries(roomy);
  return Object.fromEntries(entries.map(([name, most]) => [name, Math.min(most, (tight[name] ?? most) + share)]));
}

const needed = (columns: readonly string[], widths: Widths): number =>
  ['select', ...columns].reduce((sum, column) => sum + (widths[column] ?? 0), 0);
