/** Pixels each column needs; the title takes what is left, and no less than this. */
export const columnWidths: Readonly<Record<string, number>> = {
  select: 48,
  id: 84,
  title: 240,
  requester: 168,
  status: 132,
  priority: 112,
  assignee: 168,
  createdAt: 124,
  updatedAt: 124,
  commentCount: 64,
};

/** Which column goes first when there is no room for all. */
const firstToGo = ['commentCount', 'createdAt', 'requester', 'updatedAt', 'priority', 'assignee', 'id', 'status'];

/** The chosen columns that fit into `width` pixels: a table never scrolls sideways. */
export function fittingColumns<T extends string>(chosen: readonly T[], width: number): T[] {
  let columns = [...chosen];
  const going = firstToGo.filter((name) => chosen.some((column) => column === name));
  while (going.length > 0 && needed(columns) > width) {
    const gone = going.shift();
    columns = columns.filter((column) => column !== gone);
  }
  return columns;
}

const needed = (columns: readonly string[]): number =>
  ['select', ...columns].reduce((sum, column) => sum + (columnWidths[column] ?? 0), 0);
