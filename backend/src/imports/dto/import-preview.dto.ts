import { ApiProperty } from '@nestjs/swagger';
import { DELIMITERS, type Delimiter, ENCODINGS, type Encoding } from '../domain/import-words.js';
import { ImportMapping } from './import-mapping.dto.js';

export class ImportValueCount {
  @ApiProperty({ example: '3 - Moderate' })
  value: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'How often it stands in the part looked at.', example: 81 })
  count: number;
}

export class ImportPreviewColumn {
  @ApiProperty({ example: 'priority' })
  name: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cells that are not empty.', example: 96 })
  filled: number;

  @ApiProperty({
    type: [ImportValueCount],
    nullable: true,
    description: 'The different values, most frequent first; null when there are more than 50.',
  })
  values: ImportValueCount[] | null;
}

/** What the beginning of a file looks like, and a first guess at its mapping. */
export class ImportPreview {
  @ApiProperty({ enum: DELIMITERS.slice(1), enumName: 'ImportFoundDelimiter', example: 'comma' })
  delimiter: Delimiter;

  @ApiProperty({ enum: ENCODINGS.slice(1), enumName: 'ImportFoundEncoding', example: 'utf-8' })
  encoding: Encoding;

  @ApiProperty({ type: [ImportPreviewColumn] })
  columns: ImportPreviewColumn[];

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'The first 20 rows, cell by cell in the order of `columns`.',
    example: [['INC0000045', '3 - Moderate']],
  })
  rows: string[][];

  @ApiProperty({ description: 'The file goes on after what was looked at.', example: true })
  more: boolean;

  @ApiProperty({ type: ImportMapping, description: 'A guess to correct.' })
  mapping: ImportMapping;
}
