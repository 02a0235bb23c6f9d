import type { ImportMapping } from '../dto/import-mapping.dto.js';
import type { RowError } from '../rows/ticket-row.js';

/** A claimed job as its worker knows it: what the database holds after each batch. */
export interface RunningImport {
  readonly id: string;
  /** The worker that claimed it; writes of any other are refused. */
  readonly claimedBy: string;
  /** The admin who asked for it: does what the file names nobody for. */
  readonly createdBy: string;
  /** Also the time of whatever the file tells no time of. */
  readonly createdAt: Date;
  readonly dryRun: boolean;
  readonly mapping: ImportMapping;
  readonly progress: Progress;
}

export interface Progress {
  done: number;
  created: number;
  updated: number;
  skipped: number;
  errors: RowError[];
  errorCount: number;
}

/** How many errors a job shows; it counts them all. */
const SHOWN_ERRORS = 100;

export function withErrors(progress: Progress, errors: readonly RowError[]): Progress {
  return {
    ...progress,
    errors: [...progress.errors, ...errors].slice(0, SHOWN_ERRORS),
    errorCount: progress.errorCount + errors.length,
  };
}
