import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { toDomainError } from '../../database/database-errors.js';
import { InvalidInputError, UnavailableError } from '../../shared/errors/domain-error.js';
import { type CsvFile, openChecked, recordsOf } from '../csv/csv-file.js';
import type { CsvRecord } from '../csv/csv-records.js';
import { ImportFiles } from '../import-files.js';
import { mappingFaults } from '../rows/mapping-faults.js';
import { RowReader } from '../rows/row-reader.js';
import { type BatchOutcome, ImportBatchService } from './import-batch.service.js';
import { ImportClaimsService } from './import-claims.service.js';
import { groupsOf, type RowGroup } from './row-group.js';
import type { RunningImport } from './running-import.js';

/**
 * Records and characters written together: enough to be fast, few enough to be done in a fraction of a second. Long
 * texts take their time to be made searchable, and a statement that takes too long is never done.
 */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 250_000;

/** How many assignees are known before the first row is written; a name beyond them is made as an employee. */
const MAX_ASSIGNEES = 100_000;

/** Milliseconds between attempts at a batch while the database is out of reach. */
const PATIENCE = [500, 1_000, 2_000, 4_000];

/** The job's admin asked it to stop. */
export class ImportCancelledError extends Error {}

interface CheckedFile extends CsvFile {
  assignees: ReadonlySet<string>;
}

/** Runs one claimed job, from wherever an earlier worker left it to its end. */
@Injectable()
export class ImportRunService {
  constructor(
    private readonly files: ImportFiles,
    private readonly claims: ImportClaimsService,
    private readonly batches: ImportBatchService,
  ) {}

  /**
   * @throws InvalidInputError for a file that cannot be imported, ImportCancelledError, ClaimLostError,
   * the signal's reason, and whatever the database does.
   */
  async run(job: RunningImport, signal: AbortSignal): Promise<void> {
    const file = await this.check(job, signal);
    let current = job;
    for await (const batch of batchesOf(remaining(file, job))) {
      signal.throwIfAborted();
      const { progress, stop } = await this.write(current, batch, file.assignees);
      if (stop) throw new ImportCancelledError();
      current = { ...current, progress };
    }
  }

  /** The file as a whole: before its first row is written, and again by a worker that takes over. */
  private async check(job: RunningImport, signal: AbortSignal): Promise<CheckedFile> {
    const assignees = new Set<string>();
    let reader: RowReader | null = null;
    const visit = (record: CsvRecord, columns: readonly string[]) => {
      signal.throwIfAborted();
      reader ??= readerOf(job, columns);
      const assignee = reader.assigneeOf(record);
      if (assignee && assignees.size < MAX_ASSIGNEES) assignees.add(assignee.email.toLowerCase());
    };
    const file = await openChecked(this.files.pathOf(job.id), job.mapping, visit);
    await this.claims.setTotal(job, file.total);
    return { ...file, assignees };
  }

  private async write(job: RunningImport, batch: RowGroup[], assignees: ReadonlySet<string>): Promise<BatchOutcome> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.batches.write(job, batch, assignees);
      } catch (error) {
        const pause = PATIENCE[attempt];
        if (pause === undefined || !(toDomainError(error) instanceof UnavailableError)) throw error;
        await wait(pause);
      }
    }
  }
}

function readerOf({ mapping }: RunningImport, columns: readonly string[]): RowReader {
  const faults = mappingFaults(mapping, columns);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return new RowReader(mapping, columns);
}

/** The tickets of the file without the records that are done already. */
function remaining(file: CsvFile, job: RunningImport): AsyncGenerator<RowGroup> {
  const reader = readerOf(job, file.columns);
  const rows = async function* () {
    for await (const record of recordsOf(file)) {
      if (record.row > job.progress.done) yield reader.read(record);
    }
  };
  return groupsOf(rows(), { joining: job.mapping.rows === 'history' });
}

async function* batchesOf(groups: AsyncIterable<RowGroup>): AsyncGenerator<RowGroup[]> {
  let batch: RowGroup[] = [];
  let [records, characters] = [0, 0];
  for await (const group of groups) {
    batch.push(group);
    records += group.records;
    characters += group.characters;
    if (records < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    [records, characters] = [0, 0];
  }
  if (batch.length > 0) yield batch;
}
