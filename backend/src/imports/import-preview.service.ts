import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { UnavailableError } from '../shared/errors/domain-error.js';
import type { ImportPreview } from './dto/import-preview.dto.js';
import type { PreviewImportQuery } from './dto/import-requests.dto.js';
import type { UploadParts } from './upload/upload-part.js';

@Injectable()
export class ImportPreviewService {
  async previewImport(_actor: Actor, _query: PreviewImportQuery, _upload: UploadParts): Promise<ImportPreview> {
    throw new UnavailableError();
  }
}
