import { Injectable } from '@nestjs/common';
import { type Kysely, sql, type UpdateObject } from 'kysely';
import { Database } from '../../database/database.js';
import { deleteInBatches } from '../../database/delete-in-batches.js';
import type { DB } from '../../database/generated/kysely.js';
import type { ImportMapping } from '../dto/import-mapping.dto.js';
import type { RowError } from '../rows/ticket-row.js';
import type { Progress, RunningImport } from './running-import.js';

/** How long a claim holds without being renewed: so long a dead worker's job lies still. */
const CLAIM = sql<Date>`now() + interval '15 seconds'`;

/** Another worker has taken the job over: this one must write nothing more. */
export class ClaimLostError extends Error {}

/**
 * Who runs which import. A claim is a name and a time in the job's row, in the database's own
 * clock; each batch is written under it, so that two workers can never both write.
 */
@Injectable()
export class ImportClaimsService {
  constructor(private readonly database: Database) {}

  /** Takes the oldest job that waits, or whose worker has gone silent. */
  async claim(worker: string): Promise<RunningImport | null> {
    const job = await this.database
      .updateTable('importJobs')
      .set({ state: 'running', claimedBy: worker, claimedUntil: CLAIM })
      .where('id', '=', (query) =>
        query
          .selectFrom('importJobs')
          .select('id')
          .where((one) =>
            one.or([
              one('state', '=', 'queued'),
              one('state', '=', 'running').and(
                one.or([one('claimedUntil', 'is', null), one('claimedUntil', '<', sql<Date>`now()`)]),
              ),
            ]),
          )
          .orderBy('createdAt')
          .orderBy('id')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .executeTakeFirst();
    if (!job) return null;
    const { id, createdBy, createdAt, dryRun, done, created, updated, skipped, errorCount } = job;
    const progress = { done, created, updated, skipped, errors: job.errors as RowError[], errorCount };
    return { id, claimedBy: worker, createdBy, createdAt, dryRun, mapping: job.mapping as ImportMapping, progress };
  }

  /** Says that its worker still lives. @returns whether it was asked to stop. @throws ClaimLostError */
  async renew(job: RunningImport): Promise<boolean> {
    return this.write(this.database, job, { claimedUntil: CLAIM });
  }

  async setTotal(job: RunningImport, total: number): Promise<void> {
    await this.write(this.database, job, { total });
  }

  /**
   * Writes the progress of a batch in the batch's own transaction.
   * @returns whether it was asked to stop.
   * @throws ClaimLostError also when the batch was written before: an answer that got lost on its way.
   */
  async advance(transaction: Kysely<DB>, job: RunningImport, progress: Progress): Promise<boolean> {
    const errors = JSON.stringify(progress.errors);
    return this.write(transaction, job, { ...progress, errors, claimedUntil: CLAIM }, job.progress.done);
  }

  /** Leaves the job to the next worker at once. */
  async release(job: RunningImport): Promise<void> {
    await this.write(this.database, job, { claimedUntil: null });
  }

  /** @param failure why it failed; null when it is done. */
  async finish(job: RunningImport, failure: string | null, error?: RowError): Promise<void> {
    const told = error ? { errors: JSON.stringify([error]), errorCount: 1 } : {};
    const state = failure === null ? 'done' : 'failed';
    // Whoever has taken the job over still needs its keys.
    await this.renew(job);
    await deleteInBatches(this.database, 'importJobKeys', sql`job_id = ${job.id}`);
    await this.write(this.database, job, {
      state,
      failure,
      ...told,
      claimedBy: null,
      claimedUntil: null,
      finishedAt: sql<Date>`now()`,
    });
  }

  private async write(database: Kysely<DB>, job: RunningImport, values: JobValues, done?: number): Promise<boolean> {
    const row = await database
      .updateTable('importJobs')
      .set(values)
      .where('id', '=', job.id)
      .where('claimedBy', '=', job.claimedBy)
      .$if(done !== undefined, (query) => query.where('done', '=', done ?? 0))
      .returning('cancelled')
      .executeTakeFirst();
    if (!row) throw new ClaimLostError(`Import ${job.id} was taken over`);
    return row.cancelled;
  }
}

type JobValues = UpdateObject<DB, 'importJobs'>;
