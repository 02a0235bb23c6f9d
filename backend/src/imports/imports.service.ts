import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../shared/errors/domain-error.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import { cutPage } from '../shared/paging/cut-page.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import { ContractValidationPipe } from '../shared/validation/contract-validation.pipe.js';
import { readSample } from './csv/csv-sample.js';
import type { ImportJob } from './dto/import-job.dto.js';
import { ImportMapping } from './dto/import-mapping.dto.js';
import type { CreateImportQuery } from './dto/import-requests.dto.js';
import { ImportFiles } from './import-files.js';
import { toImportJob } from './import-job.mapper.js';
import { mappingFaults } from './rows/mapping-faults.js';
import { CANCELLED, ImportWorkerService } from './run/import-worker.service.js';
import { receiveImport, type ReceivedForm } from './upload/receive-import.js';
import type { UploadParts } from './upload/upload-part.js';

/** Takes files in, tells how their imports fare, and stops them; the worker does the rest. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly idempotency: IdempotencyService,
    private readonly validation: ContractValidationPipe,
    private readonly cursors: CursorCodec,
    private readonly files: ImportFiles,
    private readonly worker: ImportWorkerService,
  ) {}

  /** @throws InvalidInputError for a form, file or mapping that no run could do anything with. */
  async createImport(
    actor: Actor,
    { dryRun }: CreateImportQuery,
    upload: UploadParts,
    retry: Retry | null,
  ): Promise<Answer> {
    const id = uuidv7();
    let isKept = false;
    try {
      const form = await receiveImport(upload, { saveFile: (content) => this.files.save(id, content) });
      const mapping = await this.checked(id, form);
      const answer = await this.idempotency.once(actor, boundTo(form, retry), async (db) => {
        const job = { id, createdBy: actor.id, fileName: form.fileName, mapping, dryRun };
        const row = await db.insertInto('importJobs').values(job).returningAll().executeTakeFirstOrThrow();
        return created({ status: 202, location: `/api/imports/${id}`, body: toImportJob(row) });
      });
      isKept = !answer.replayed;
      return answer;
    } finally {
      if (isKept) this.worker.wake();
      else await this.files.remove(id);
    }
  }

  async listImports(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ImportJob>> {
    const scope = ['imports', actor.id];
    const after = cursor === undefined ? null : this.cursors.decode(cursor, scope);
    const jobs = await this.prisma.importJob.findMany({
      ...(after ? { where: { OR: before(new Date(after.key ?? 0), after.id) } } : {}),
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const { rows, nextCursor } = cutPage(jobs, limit, ({ createdAt, id }) =>
      this.cursors.encode({ key: createdAt.toISOString(), id }, scope),
    );
    return { items: rows.map(toImportJob), nextCursor };
  }

  async getImport(id: string): Promise<ImportJob> {
    const job = await this.prisma.importJob.findUnique({ where: { id } });
    if (!job) throw new NotFoundError('import');
    return toImportJob(job);
  }

  /** @throws ConflictError `import_finished` */
  async cancelImport(id: string): Promise<ImportJob> {
    const waiting = await this.prisma.importJob.updateMany({
      where: { id, state: 'queued' },
      data: { cancelled: true, state: 'failed', failure: CANCELLED, finishedAt: new Date() },
    });
    if (waiting.count > 0) await this.files.remove(id);
    const running = await this.prisma.importJob.updateMany({
      where: { id, state: 'running' },
      data: { cancelled: true },
    });
    const job = await this.getImport(id);
    if (waiting.count + running.count === 0)
      throw new ConflictError('import_finished', 'This import has ended already.');
    return job;
  }

  private async checked(id: string, form: ReceivedForm): Promise<ImportMapping> {
    const mapping = await this.validMapping(form.mapping);
    const { columns } = await readSample(this.files.pathOf(id), mapping);
    const faults = mappingFaults(mapping, columns);
    if (faults.length > 0) throw new InvalidInputError(faults);
    return mapping;
  }

  private async validMapping(value: unknown): Promise<ImportMapping> {
    try {
      return (await this.validation.transform(value, { type: 'body', metatype: ImportMapping })) as ImportMapping;
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      throw new InvalidInputError(error.errors.map((one) => ({ ...one, field: join('mapping', one.field) })));
    }
  }
}

/** The same key may come with the same file and mapping only. */
function boundTo({ fileDigest, mapping }: ReceivedForm, retry: Retry | null): Retry | null {
  if (!retry) return null;
  const fingerprint = () =>
    createHash('sha256').update(retry.fingerprint()).update(fileDigest).update(JSON.stringify(mapping)).digest();
  return { key: retry.key, fingerprint };
}

const before = (createdAt: Date, id: string): Prisma.ImportJobWhereInput[] => [
  { createdAt: { lt: createdAt } },
  { createdAt, id: { lt: id } },
];

const join = (parent: string, field: string): string => (field === '' ? parent : `${parent}.${field}`);
