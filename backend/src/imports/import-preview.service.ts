import { Injectable } from '@nestjs/common';
import { InvalidInputError } from '../shared/errors/domain-error.js';
import { SAMPLE_BYTES, sampleOf } from './csv/csv-sample.js';
import type { ImportPreview, ImportPreviewColumn, ImportValueCount } from './dto/import-preview.dto.js';
import type { PreviewImportQuery } from './dto/import-requests.dto.js';
import { columnValues, type ValueCounts } from './preview/column-values.js';
import { guessMapping } from './preview/guess-mapping.js';
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
    const sample = sampleOf(start, start.length < SAMPLE_BYTES, choices);
    if (sample.rows.length === 0 && !sample.more)
      throw InvalidInputError.at('file', 'no_sound_row', 'No row of the file can be read.');
    const values = columnValues(sample);
    return {
      delimiter: sample.delimiter,
      encoding: sample.encoding,
      columns: sample.columns.map((name, index) => columnOf(name, values[index] ?? new Map())),
      rows: sample.rows.slice(0, SHOWN_ROWS),
      more: sample.more,
      mapping: guessMapping(sample, values, fileName),
    };
  }
}

function columnOf(name: string, counts: ValueCounts): ImportPreviewColumn {
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { name, filled, values: counts.size > SHOWN_VALUES ? null : mostFrequentFirst(counts) };
}

const mostFrequentFirst = (counts: ValueCounts): ImportValueCount[] =>
  [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
