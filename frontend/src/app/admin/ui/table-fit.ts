/** Pixels each column needs; the title takes what is left, and no less than this. */
export const columnWidths: Readonly<Record<string, number>> = {
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
