import { ImportJob } from '../../api/generated/model';

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

/** What an import made, or would make, as figures with words. */
export function figuresOf(job: ImportJob): readonly { readonly figure: string; readonly words: string }[] {
  const [made, changed, left] = job.dryRun
    ? ['would be made', 'would be brought up to date', 'would be left as they are']
    : ['made', 'brought up to date', 'left as they were'];
  return [
    { figure: job.created.toLocaleString('en'), words: `${ticketsWord(job.created)} ${made}` },
    { figure: job.updated.toLocaleString('en'), words: `${ticketsWord(job.updated)} ${changed}` },
    { figure: job.skipped.toLocaleString('en'), words: `${ticketsWord(job.skipped)} ${left}` },
    { figure: job.errorCount.toLocaleString('en'), words: job.errorCount === 1 ? 'error' : 'errors' },
  ];
}

const ticketsWord = (count: number): string => (count === 1 ? 'ticket' : 'tickets');
