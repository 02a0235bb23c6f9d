import type { CsvSample } from '../csv/csv-sample.js';
import { cellText } from '../rows/cell-text.js';

/** How often a value stands in a column, in the order in which they first do; empty cells are no values. */
export type ValueCounts = ReadonlyMap<string, number>;

/** Of each column. Looks at every cell there is, and no more: of many short rows most columns have none. */
export function columnValues({ columns, rows }: CsvSample): ValueCounts[] {
  const counts = columns.map(() => new Map<string, number>());
  for (const row of rows)
    for (const [index, cell] of row.entries()) {
      const value = cellText(cell);
      const column = counts[index];
      if (value !== '') column?.set(value, (column.get(value) ?? 0) + 1);
    }
  return counts;
}
