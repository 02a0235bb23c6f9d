import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ImportFiles } from './import-files.js';
import { ImportPreviewController } from './import-preview.controller.js';
import { ImportPreviewService } from './import-preview.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { ImportBatchService } from './run/import-batch.service.js';
import { ImportClaimsService } from './run/import-claims.service.js';
import { ImportKeysService } from './run/import-keys.service.js';
import { ImportRunService } from './run/import-run.service.js';
import { ImportWorkerService } from './run/import-worker.service.js';
import { ImportedPeopleService } from './run/imported-people.service.js';
import { ImportedTicketsService } from './run/imported-tickets.service.js';
import { readUploads } from './upload/multipart.js';

@Module({
  // The preview's path would otherwise be taken for an import's id.
  controllers: [ImportPreviewController, ImportsController],
  providers: [
    ImportsService,
    ImportPreviewService,
    ImportFiles,
    ImportWorkerService,
    ImportRunService,
    ImportClaimsService,
    ImportBatchService,
    ImportKeysService,
    ImportedPeopleService,
    ImportedTicketsService,
  ],
  exports: [ImportsService],
})
export class ImportsModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    // A command line has no HTTP side.
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (adapter) await readUploads(adapter.getInstance<FastifyInstance>());
  }
}
