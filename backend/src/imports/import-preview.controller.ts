import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { ImportPreview } from './dto/import-preview.dto.js';
import { ImportPreviewForm, PreviewImportQuery } from './dto/import-requests.dto.js';
import { ImportPreviewService } from './import-preview.service.js';
import type { UploadParts } from './upload/upload-part.js';
import { TakesUpload, Upload } from './upload/upload.decorator.js';

@ApiTags('Imports')
@Controller('imports/preview')
export class ImportPreviewController {
  constructor(private readonly previews: ImportPreviewService) {}

  @Post()
  @HttpCode(200)
  @TakesUpload(ImportPreviewForm)
  @Access('admin')
  @ApiOperation({
    summary: 'Look at a CSV file and guess its mapping',
    description: 'Keeps nothing. Send the beginning of the file: more than 256 KiB is not looked at.',
  })
  @ApiOkResponse({ type: ImportPreview })
  previewImport(@Query() query: PreviewImportQuery, @Upload() upload: UploadParts): Promise<ImportPreview> {
    return this.previews.previewImport(query, upload);
  }
}
