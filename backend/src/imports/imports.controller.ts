import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { Problems } from '../openapi/problems.decorator.js';
import { Creates, RetryKey } from '../shared/http/created.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { type Page, PageQuery } from '../shared/paging/page.dto.js';
import { ImportJob, ImportJobPage } from './dto/import-job.dto.js';
import { CreateImportQuery, ImportForm, ImportParams } from './dto/import-requests.dto.js';
import { ImportsService } from './imports.service.js';
import type { UploadParts } from './upload/upload-part.js';
import { TakesUpload, Upload } from './upload/upload.decorator.js';

@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @TakesUpload(ImportForm)
  @Access('admin')
  @ApiOperation({
    summary: 'Import tickets from a CSV file',
    description:
      'Answers as soon as the file is here; the rows are read in the background. Follow the job at its Location. Running the same file again makes nothing twice.',
  })
  @Creates(ImportJob, { status: 202 })
  createImport(
    @CurrentActor() actor: Actor,
    @Query() query: CreateImportQuery,
    @Upload() upload: UploadParts,
    @RetryKey() retry: Retry | null,
  ): Promise<Answer> {
    return this.imports.createImport(actor, query, upload, retry);
  }

  @Get()
  @Access('admin')
  @ApiOperation({ summary: 'List the imports, newest first' })
  @ApiOkResponse({ type: ImportJobPage })
  listImports(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<ImportJob>> {
    return this.imports.listImports(actor, query);
  }

  @Get(':id')
  @Access('admin')
  @ApiOperation({ summary: 'Get an import with its progress and errors' })
  @ApiOkResponse({ type: ImportJob })
  @Problems(404)
  getImport(@Param() { id }: ImportParams): Promise<ImportJob> {
    return this.imports.getImport(id);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Access('admin')
  @ApiOperation({
    summary: 'Stop an import',
    description:
      'It ends as `failed` after the batch it is in; what it made stays. 409 `import_finished` when it has ended already.',
  })
  @ApiOkResponse({ type: ImportJob })
  @Problems(404, 409)
  cancelImport(@Param() { id }: ImportParams): Promise<ImportJob> {
    return this.imports.cancelImport(id);
  }
}
