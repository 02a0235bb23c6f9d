import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { InvalidInputError } from '../../shared/errors/domain-error.js';
import type { Delimiter, DelimiterChoice, Encoding, EncodingChoice } from '../domain/import-words.js';
import { csvOptions } from './csv-records.js';
import { delimiterOf } from './delimiter.js';
import { decodedStart, encodingOf, refuseBinary } from './encoding.js';
import { columnNames } from './header.js';

/** Bytes of a file that are enough to tell its encoding, delimiter and columns. */
export const SAMPLE_BYTES = 256 * 1024;

/** Rows with broken quotation marks in a sample; beyond them it is no CSV, or one with another delimiter. */
const MAX_BROKEN = 200;

const tooBroken = () =>
  InvalidInputError.at(
    'file',
    'broken_quoting',
    'The quotation marks of hundreds of rows are broken: choose the delimiter yourself, or mend the file.',
  );

/** What the beginning of a file says about the whole. */
export interface CsvSample {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: string[];
  /** Whole rows only. */
  rows: string[][];
}

export interface CsvChoices {
  encoding: EncodingChoice;
  delimiter: DelimiterChoice;
}

/**
 * @param isWhole the bytes are the whole file: its last line may lack its end.
 * @throws InvalidInputError at `file` for an empty or binary file, one without rows, or a wrong encoding.
 */
export function sampleOf(start: Buffer, isWhole: boolean, choices: CsvChoices): CsvSample {
  const encoding = encodingOf(start, choices.encoding);
  refuseBinary(start, encoding);
  const text = decodedStart(start, isWhole, encoding);
  const delimiter = choices.delimiter === 'auto' ? delimiterOf(text) : choices.delimiter;
  let broken = 0;
  const [header, ...rows]: string[][] = parse(text, {
    ...csvOptions(delimiter),
    on_skip: () => {
      if (++broken > MAX_BROKEN) throw tooBroken();
      return undefined;
    },
  });
  if (!header) throw InvalidInputError.at('file', 'empty', 'The file holds no rows.');
  if (isWhole && rows.length === 0 && broken === 0) {
    throw InvalidInputError.at('file', 'only_a_header', 'The file holds a header and no rows.');
  }
  // The last one may be torn in the middle, and then is not like its neighbours.
  return { encoding, delimiter, columns: columnNames(header), rows: isWhole ? rows : rows.slice(0, -1) };
}

/** The sample of a file on disk. */
export async function readSample(path: string, choices: CsvChoices): Promise<CsvSample> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, SAMPLE_BYTES)), 0);
    return sampleOf(buffer.subarray(0, bytesRead), size <= SAMPLE_BYTES, choices);
  } finally {
    await file.close();
  }
}
