import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { InvalidInputError } from '../../shared/errors/domain-error.js';
import type { Delimiter, DelimiterChoice, Encoding, EncodingChoice } from '../domain/import-words.js';
import { csvOptions } from './csv-records.js';
import { delimiterOf } from './delimiter.js';
import { decodedStart, guessEncoding, knownEncoding, refuseBinary } from './encoding.js';
import { columnNames } from './header.js';

/** Bytes of a file that are enough to tell its encoding, delimiter and columns. */
export const SAMPLE_BYTES = 256 * 1024;

/** Of very short rows so many tell as much, and to read them all would hold the process up for seconds. */
const SAMPLE_ROWS = 5_000;

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
  /** Neither a byte order mark nor a choice said which. */
  isGuessed: boolean;
  delimiter: Delimiter;
  columns: string[];
  /** Whole rows only. */
  rows: string[][];
  /** The file goes on after them. */
  more: boolean;
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
  const known = knownEncoding(start, choices.encoding);
  const encoding = known ?? guessEncoding(start, isWhole);
  refuseBinary(start, encoding);
  const text = decodedStart(start, isWhole, encoding);
  const delimiter = choices.delimiter === 'auto' ? delimiterOf(text) : choices.delimiter;
  let broken = 0;
  const [header, ...rows]: string[][] = parse(text, {
    ...csvOptions(delimiter),
    // The header, and one more that says that there are more.
    to: SAMPLE_ROWS + 2,
    on_skip: () => {
      if (++broken > MAX_BROKEN) throw tooBroken();
      return undefined;
    },
  });
  if (!header) throw InvalidInputError.at('file', 'empty', 'The file holds no rows.');
  if (isWhole && rows.length === 0 && broken === 0) {
    throw InvalidInputError.at('file', 'only_a_header', 'The file holds a header and no rows.');
  }
  const more = !isWhole || rows.length > SAMPLE_ROWS;
  // The last one may be torn in the middle, and then is not like its neighbours.
  if (more) rows.pop();
  return { encoding, isGuessed: known === null, delimiter, columns: columnNames(header), rows, more };
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
