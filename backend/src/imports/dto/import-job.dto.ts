import { ApiProperty } from '@nestjs/swagger';
import type { ImportState } from '../../database/generated/enums.js';
import { pageOf } from '../../shared/paging/page.dto.js';
import { IMPORT_STATES } from '../domain/import-words.js';

const count = (description: string, example: number) =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

/** What was wrong with one row; that row made nothing. */
export class ImportError {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The row’s number, counted without the header from 1; 0 means the file as a whole.',
    example: 17,
  })
  row: number;

  @ApiProperty({
    description: 'The field it should have fed; `row` or `file` when it is none of them.',
    example: 'status',
  })
  field: string;

  @ApiProperty({ description: 'Stable, snake_case.', example: 'unknown_value' })
  code: string;

  @ApiProperty({ example: 'The mapping does not say what “Parked” means.' })
  message: string;
}

/** One run of the importer. */
export class ImportJob {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' })
  id: string;

  @ApiProperty({ enum: IMPORT_STATES, enumName: 'ImportState', example: 'running' })
  state: ImportState;

  @ApiProperty({ description: 'Everything is checked and counted, nothing is written.', example: false })
  dryRun: boolean;

  @ApiProperty({ example: 'incidents.csv' })
  fileName: string;

  @count('Rows in the file, without its header; 0 until they have been counted.', 3411)
  total: number;

  @count('Rows dealt with so far.', 1500)
  done: number;

  @count('Tickets made.', 210)
  created: number;

  @count('Tickets of an earlier run brought up to date.', 0)
  updated: number;

  @count('Tickets left as they were: already here, or changed by people since.', 12)
  skipped: number;

  @ApiProperty({ type: [ImportError], maxItems: 100, description: 'The first 100.' })
  errors: ImportError[];

  @count('All errors.', 1)
  errorCount: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why the run failed, when it did.', example: null })
  failure: string | null;

  @ApiProperty({ description: 'It was asked to stop.', example: false })
  cancelled: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T09:30:00.000Z' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  finishedAt: Date | null;
}

export class ImportJobPage extends pageOf(ImportJob) {}
