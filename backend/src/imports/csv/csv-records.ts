import { Readable } from 'node:stream';
import { parse, type Options, type Parser } from 'csv-parse';
import { InvalidInputError } from '../../shared/errors/domain-error.js';
import type { Delimiter } from '../domain/import-words.js';

/** One record of the file; `cells` is null when its quoting is broken and the next record could still be found. */
export interface CsvRecord {
  /** From 1; the header is number 0. */
  row: number;
  cells: string[] | null;
}

/** Characters. Far above the longest title and description together; beyond it a quote was never closed. */
const MAX_RECORD_SIZE = 1_000_000;

const CHARACTERS: Record<Delimiter, string> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

export const csvOptions = (delimiter: Delimiter): Options => ({
  delimiter: CHARACTERS[delimiter],
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  max_record_size: MAX_RECORD_SIZE,
});

/**
 * The records of a CSV text, header included, in order and one at a time.
 * @throws InvalidInputError `quote_not_closed` at `file` when the rest of the file cannot be told into records.
 */
export async function* csvRecords(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<CsvRecord> {
  // The parser drops broken records and only says after how many good ones, ahead of those being read here.
  const broken: { after: number; line: number }[] = [];
  let brokenSoFar = 0;
  const parser: Parser = parse({
    ...csvOptions(delimiter),
    on_skip: (error) => {
      if (!error) return undefined;
      const after = parser.info.records;
      if (FATAL.has(error.code)) throw neverClosed(after + brokenSoFar);
      const line = error['lines'] as number;
      // One record can break in several places.
      if (broken.at(-1)?.line === line) return undefined;
      broken.push({ after, line });
      brokenSoFar++;
      return undefined;
    },
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  const isBrokenAfter = (read: number) => broken[0]?.after === read;
  let row = 0;
  let read = 0;
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      for (; isBrokenAfter(read); broken.shift()) yield { row: row++, cells: null };
      yield { row: row++, cells };
      read++;
    }
    for (; isBrokenAfter(read); broken.shift()) yield { row: row++, cells: null };
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const FATAL: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

const neverClosed = (row: number) =>
  InvalidInputError.at(
    'file',
    'quote_not_closed',
    `A quotation mark in row ${row} is never closed, so the rest of the file cannot be told into rows.`,
  );
