import type { ImportJob as ImportJobRow } from '../database/generated/prisma/client.js';
import type { ImportError, ImportJob } from './dto/import-job.dto.js';

/** The part of a job that its admin sees. */
export function toImportJob(row: ImportJobRow): ImportJob {
  const { id, state, dryRun, fileName, total, done, created, updated, skipped, errorCount } = row;
  const { failure, cancelled, createdAt, finishedAt } = row;
  const errors = row.errors as unknown as ImportError[];
  return {
    ...{ id, state, dryRun, fileName, total, done, created, updated, skipped, errors, errorCount },
    ...{ failure, cancelled, createdAt, finishedAt },
  };
}
