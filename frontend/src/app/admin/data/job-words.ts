import { ImportJob } from '../../api/generated/model';
import { WriteNumber } from '../../shared/numbers';

export interface JobState {
  readonly word: string;
  readonly icon: string;
  readonly tone: 'running' | 'done' | 'warning' | 'failed';
}

/** How an import stands, in a word. */
export function stateOf({ state, dryRun, cancelled, errorCount }: ImportJob): JobState {
  if (state === 'queued') {
    return { word: 'Waiting', icon: 'clock_loader_40', tone: 'running' };
  }
  if (state === 'running') {
    const word = cancelled ? 'Stopping' : dryRun ? 'Checking' : 'Importing';
    return { word, icon: 'clock_loader_40', tone: 'running' };
  }
  if (state === 'failed') {
    return cancelled
      ? { word: 'Stopped', icon: 'block', tone: 'warning' }
      : { word: 'Failed', icon: 'error', tone: 'failed' };
  }
  const word = dryRun ? 'Checked' : 'Imported';
  return errorCount > 0
    ? { word: `${word}, with errors`, icon: 'warning', tone: 'warning' }
    : { word, icon: 'check_circle', tone: 'done' };
}

/** What an import made, or a check says that it would make, as figures with words. */
export function figuresOf(
  job: ImportJob,
  write: WriteNumber,
): readonly { readonly figure: string; readonly words: string }[] {
  return [
    { figure: write(job.created), words: `new ${ticketsWord(job.created)}` },
    { figure: write(job.updated), words: `${ticketsWord(job.updated)} updated` },
    { figure: write(job.skipped), words: `${ticketsWord(job.skipped)} unchanged` },
    { figure: write(job.errorCount), words: job.errorCount === 1 ? 'error' : 'errors' },
  ];
}

const ticketsWord = (count: number): string => (count === 1 ? 'ticket' : 'tickets');
