import { InvalidInputError } from '../../shared/errors/domain-error.js';

const MAX_COLUMNS = 500;

/** The names of the columns as a mapping says them: trimmed, the unnamed and the repeated numbered. */
export function columnNames(cells: readonly string[] | null): string[] {
  if (!cells) throw InvalidInputError.at('file', 'header_unreadable', 'The header row has broken quotation marks.');
  if (cells.length > MAX_COLUMNS) {
    throw InvalidInputError.at('file', 'too_many_columns', `The header has more than ${MAX_COLUMNS} columns.`);
  }
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.trim() || `Column ${index + 1}`;
    let name = base;
    for (let nth = 2; taken.has(name); nth++) name = `${base} (${nth})`;
    taken.add(name);
    return name;
  });
}
