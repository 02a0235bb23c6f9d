import type { ImportJob as PrismaRow } from '../database/generated/prisma/client.js';
import type { ImportError, ImportJob } from './dto/import-job.dto.js';

type ImportJobRow = Pick<PrismaRow, Exclude<keyof ImportJob, 'errors'>> & { errors: unknown };

/** The part of a job that its admin sees. */
export function toImportJob(row: ImportJobRow): ImportJob {
  const { id, state, dryRun, fileName, total, done, created, updated, skipped, errorCount } = row;
  const { failure, cancelled, createdAt, finishedAt } = row;
  const errors = row.errors as ImportError[];
  return {
    ...{ id, state, dryRun, fileName, total, done, created, updated, skipped, errors, errorCount },
    ...{ failure, cancelled, createdAt, finishedAt },
  };
}
