import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { codeOf } from '../../config/error-code.js';
import { toDomainError } from '../../database/database-errors.js';
import { InvalidInputError, UnavailableError } from '../../shared/errors/domain-error.js';
import { ImportFiles } from '../import-files.js';
import type { RowError } from '../rows/ticket-row.js';
import { ClaimLostError, ImportClaimsService } from './import-claims.service.js';
import { ImportCancelledError, ImportRunService } from './import-run.service.js';
import type { RunningImport } from './running-import.js';

/** Milliseconds between looks for work, and between signs of life while at work. */
const POLL = 2_000;
const HEARTBEAT = 5_000;

export const CANCELLED = 'It was cancelled. What it had imported until then has stayed.';

/** The process ends: the job is left to another one. */
class ShuttingDownError extends Error {}

/** Runs imports in the background of this process, one at a time. */
@Injectable()
export class ImportWorkerService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly name = uuidv7();
  private readonly logger = new Logger('Imports');
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | null = null;

  constructor(
    private readonly claims: ImportClaimsService,
    private readonly runs: ImportRunService,
    private readonly files: ImportFiles,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL).unref();
    this.wake();
  }

  /** Finishes the batch in hand and leaves the rest to another process. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort(new ShuttingDownError());
    await this.working;
  }

  /** There may be work: look at once instead of at the next turn. */
  wake(): void {
    if (this.working || this.ending.signal.aborted) return;
    this.working = this.workUntilIdle().finally(() => (this.working = null));
  }

  private async workUntilIdle(): Promise<void> {
    try {
      for (let job = await this.next(); job; job = await this.next()) await this.work(job);
    } catch (error) {
      // The next turn tries again; a job that was claimed is taken over when its claim runs out.
      if (!(error instanceof ClaimLostError)) this.report(error);
    }
  }

  private next(): Promise<RunningImport | null> {
    return this.ending.signal.aborted ? Promise.resolve(null) : this.claims.claim(this.name);
  }

  private async work(job: RunningImport): Promise<void> {
    const control = new AbortController();
    const heartbeat = setInterval(() => void this.beat(job, control), HEARTBEAT);
    try {
      if (await this.claims.renew(job)) throw new ImportCancelledError();
      await this.runs.run(job, AbortSignal.any([control.signal, this.ending.signal]));
      await this.claims.finish(job, null);
      await this.files.remove(job.id);
    } catch (error) {
      await this.endEarly(job, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async beat(job: RunningImport, control: AbortController): Promise<void> {
    try {
      if (await this.claims.renew(job)) control.abort(new ImportCancelledError());
    } catch (error) {
      if (error instanceof ClaimLostError) control.abort(error);
      else this.report(error);
    }
  }

  private async endEarly(job: RunningImport, error: unknown): Promise<void> {
    if (error instanceof ShuttingDownError) return this.claims.release(job);
    if (error instanceof ClaimLostError || toDomainError(error) instanceof UnavailableError) throw error;
    const { failure, told } = reasonFor(error);
    if (!told && !(error instanceof ImportCancelledError)) this.report(error);
    await this.claims.finish(job, failure, told);
    await this.files.remove(job.id);
  }

  private report(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error);
  }
}

function reasonFor(error: unknown): { failure: string; told?: RowError } {
  if (error instanceof ImportCancelledError) return { failure: CANCELLED };
  const fault = error instanceof InvalidInputError ? error.errors[0] : isMissingFile(error) ? GONE : undefined;
  if (!fault) return { failure: 'Something went wrong on our side. What was imported until then has stayed.' };
  return { failure: fault.message, told: { row: 0, ...fault } };
}

const GONE = {
  field: 'file',
  code: 'file_gone',
  message: 'The uploaded file is not here. Processes that share a database must share DATA_DIR/imports, too.',
};

const isMissingFile = (error: unknown): boolean => codeOf(error) === 'ENOENT';
