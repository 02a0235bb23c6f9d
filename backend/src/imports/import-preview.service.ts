import { Injectable } from '@nestjs/common';
import { InvalidInputError } from '../shared/errors/domain-error.js';
import { type CsvSample, SAMPLE_BYTES, sampleOf } from './csv/csv-sample.js';
import type { ImportPreview, ImportPreviewColumn, ImportValueCount } from './dto/import-preview.dto.js';
import type { PreviewImportQuery } from './dto/import-requests.dto.js';
import { guessMapping } from './preview/guess-mapping.js';
import { cellText } from './rows/cell-text.js';
import { receiveBeginning } from './upload/receive-beginning.js';
import type { UploadParts } from './upload/upload-part.js';

const SHOWN_ROWS = 20;
const SHOWN_VALUES = 50;

/** Looks at the beginning of a file and keeps nothing of it. */
@Injectable()
export class ImportPreviewService {
  /** @throws InvalidInputError for a form without a file, or a file that is no CSV. */
  async previewImport(choices: PreviewImportQuery, upload: UploadParts): Promise<ImportPreview> {
    const { fileName, start } = await receiveBeginning(upload, SAMPLE_BYTES);
    const more = start.length >= SAMPLE_BYTES;
    const sample = sampleOf(start, !more, choices);
    if (sample.rows.length === 0 && !more)
      throw InvalidInputError.at('file', 'no_sound_row', 'No row of the file can be read.');
    return {
      delimiter: sample.delimiter,
      encoding: sample.encoding,
      columns: sample.columns.map((name, index) => columnOf(name, index, sample)),
      rows: sample.rows.slice(0, SHOWN_ROWS),
      more,
      mapping: guessMapping(sample, fileName),
    };
  }
}

function columnOf(name: string, index: number, { rows }: CsvSample): ImportPreviewColumn {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = cellText(row[index] ?? '');
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { name, filled, values: counts.size > SHOWN_VALUES ? null : mostFrequentFirst(counts) };
}

const mostFrequentFirst = (counts: ReadonlyMap<string, number>): ImportValueCount[] =>
  [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
