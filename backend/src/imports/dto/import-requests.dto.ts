import { ApiProperty } from '@nestjs/swagger';
import { BooleanQueryField, EnumField, UuidField } from '../../shared/validation/fields.js';
import { DELIMITERS, type DelimiterChoice, ENCODINGS, type EncodingChoice } from '../domain/import-words.js';
import { ImportMapping } from './import-mapping.dto.js';

export class ImportParams {
  @UuidField({ description: 'The import’s id.' })
  id: string;
}

export class CreateImportQuery {
  @BooleanQueryField({ optional: true, default: false, description: 'Check and count everything, write nothing.' })
  dryRun: boolean = false;
}

/** The two parts of the form, in any order. */
export class ImportForm {
  @ApiProperty({ type: String, format: 'binary', description: 'The CSV file, at most 1 GiB.' })
  file: string;

  // No description: beside one the document wraps the reference, and generated clients no longer send it as JSON.
  @ApiProperty({ type: ImportMapping })
  mapping: ImportMapping;
}

export class PreviewImportQuery {
  @EnumField(DELIMITERS, 'ImportDelimiter', { optional: true, default: 'auto' })
  delimiter: DelimiterChoice = 'auto';

  @EnumField(ENCODINGS, 'ImportEncoding', { optional: true, default: 'auto' })
  encoding: EncodingChoice = 'auto';
}

export class ImportPreviewForm {
  @ApiProperty({
    type: String,
    format: 'binary',
    description: 'The CSV file. Only its first 256 KiB are looked at, so sending those is enough.',
  })
  file: string;
}
