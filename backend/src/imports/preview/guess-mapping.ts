import type { CsvSample } from '../csv/csv-sample.js';
import { ImportMapping } from '../dto/import-mapping.dto.js';
import { TimeReader } from '../rows/time-reader.js';
import { guessColumns } from './column-guesses.js';
import type { ValueCounts } from './column-values.js';
import { guessPriority, guessStatus } from './word-guesses.js';

/** Day first before month first: a file of which both could be true is more often European than American. */
const TIME_FORMATS = [
  'iso',
  ...['dd-MM-yyyy', 'dd/MM/yyyy', 'dd.MM.yyyy', 'M/d/yyyy', 'yyyy/MM/dd', 'd MMM yyyy', 'MMM d, yyyy'].flatMap((day) =>
    ['', ' HH:mm', ' HH:mm:ss', ' h:mm a', ' h:mm:ss a'].map((time) => `${day}${time}`),
  ),
];

const NOTHING = ['?', '-', 'n/a', 'N/A', 'null', 'NULL', 'None', '(none)', '(empty)'];

/** More different values than this are no list of words to translate. */
const MAX_WORDS = 40;

/** A first guess at how a file becomes tickets, to be corrected by whoever knows it. @param values of each column. */
export function guessMapping(
  { columns, rows }: CsvSample,
  values: readonly ValueCounts[],
  fileName: string,
): ImportMapping {
  const mapping = new ImportMapping();
  mapping.columns = guessColumns(columns);
  mapping.source = fileName.replace(/\.[^.]*$/, '').slice(0, 100) || 'csv';
  mapping.emptyValues = NOTHING.filter((word) => values.some((column) => column.has(word)));
  const words = (column = '') =>
    [...(values[columns.indexOf(column)]?.keys() ?? [])].filter((word) => !mapping.emptyValues.includes(word));

  const { externalId, updatedAt } = mapping.columns;
  const ids = rows.map((row) => row[columns.indexOf(externalId ?? '')]);
  const isHistory = externalId !== undefined && updatedAt !== undefined && new Set(ids).size < ids.length;
  if (isHistory) {
    mapping.rows = 'history';
    // The rows themselves tell when a ticket was closed.
    delete mapping.columns.closedAt;
  } else delete mapping.columns.changedBy;

  mapping.statusValues = translated(words(mapping.columns.status), guessStatus);
  mapping.priorityValues = translated(words(mapping.columns.priority), guessPriority);
  mapping.dateFormat = guessTimeFormat(words(mapping.columns.createdAt ?? updatedAt));
  if (!mapping.columns.title && externalId) mapping.titleTemplate = `Ticket {${externalId}}`;
  if (!mapping.columns.description) mapping.otherColumns = 'keep';
  return mapping;
}

function translated<T extends string>(
  values: readonly string[],
  guess: (value: string, values: readonly string[]) => T | null,
): Record<string, T> {
  if (values.length > MAX_WORDS) return {};
  const pairs = values.map((value) => [value, guess(value, values)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, T] => pair[1] !== null));
}

function guessTimeFormat(values: readonly string[]): string {
  const sample = values.slice(0, 200);
  const fits = (format: string) => {
    const reader = new TimeReader(format, 'UTC');
    return sample.every((value) => reader.read(value) !== null);
  };
  return sample.length === 0 ? 'iso' : (TIME_FORMATS.find(fits) ?? 'iso');
}
