import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { NotFoundError, UnavailableError } from '../shared/errors/domain-error.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { ImportJob } from './dto/import-job.dto.js';
import type { CreateImportQuery } from './dto/import-requests.dto.js';
import type { UploadParts } from './upload/upload-part.js';

@Injectable()
export class ImportsService {
  async createImport(
    _actor: Actor,
    _query: CreateImportQuery,
    _upload: UploadParts,
    _retry: Retry | null,
  ): Promise<Answer> {
    throw new UnavailableError();
  }

  async listImports(_actor: Actor, _query: PageQuery): Promise<Page<ImportJob>> {
    return { items: [], nextCursor: null };
  }

  async getImport(_actor: Actor, _id: string): Promise<ImportJob> {
    throw new NotFoundError('import');
  }

  async cancelImport(_actor: Actor, _id: string): Promise<ImportJob> {
    throw new NotFoundError('import');
  }
}
