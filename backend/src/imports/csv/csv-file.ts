import { createReadStream } from 'node:fs';
import { InvalidInputError } from '../../shared/errors/domain-error.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { type CsvChoices, readSample } from './csv-sample.js';
import { decoded } from './encoding.js';
import type { Delimiter, Encoding } from '../domain/import-words.js';

/** A file on disk that can be read from the beginning as often as needed, in constant memory. */
export interface CsvFile {
  path: string;
  encoding: Encoding;
  delimiter: Delimiter;
  columns: string[];
}

/** What is parsed in one go: the process answers requests in between. */
const CHUNK_BYTES = 16 * 1024;

/** All records after the header. */
export async function* recordsOf({ path, encoding, delimiter }: CsvFile): AsyncGenerator<CsvRecord> {
  const bytes = createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
  for await (const record of csvRecords(decoded(bytes, encoding), delimiter)) {
    if (record.row > 0) yield record;
  }
}

/**
 * Opens a file and reads it once to its end, so that nothing is begun with a file that breaks off in the middle.
 * @param visit is given every record; what it throws ends the reading.
 */
export async function openChecked(
  path: string,
  choices: CsvChoices,
  visit: (record: CsvRecord, columns: readonly string[]) => void,
): Promise<CsvFile & { total: number }> {
  const { encoding, isGuessed, delimiter, columns } = await readSample(path, choices);
  const file: CsvFile = { path, encoding, delimiter, columns };
  try {
    return { ...file, total: await readThrough(file, visit) };
  } catch (error) {
    // Only the beginning looked like UTF-8: what is no UTF-8 further down is an older encoding.
    const isWrong = error instanceof InvalidInputError && error.errors[0]?.code === 'wrong_encoding';
    if (!isWrong || !isGuessed) throw error;
    const older: CsvFile = { ...file, encoding: 'windows-1252' };
    return { ...older, total: await readThrough(older, visit) };
  }
}

async function readThrough(
  file: CsvFile,
  visit: (record: CsvRecord, columns: readonly string[]) => void,
): Promise<number> {
  let total = 0;
  for await (const record of recordsOf(file)) {
    visit(record, file.columns);
    total = record.row;
  }
  if (total === 0) throw InvalidInputError.at('file', 'only_a_header', 'The file holds a header and no rows.');
  return total;
}
