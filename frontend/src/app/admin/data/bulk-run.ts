import { BulkItem } from '../../api/generated/model';
import { Problem, isRefusal } from '../../core/http/problem';
import { WriteNumber } from '../../shared/numbers';
import { BulkCall, SelectedTicket } from './bulk-plan';

/** What came of several calls. */
export interface BulkRun {
  readonly items: readonly BulkItem[];
  /** Sent, but no answer came: they may be changed or not. */
  readonly doubtful: ReadonlySet<number>;
  /** Surely not changed by the call that was refused, or not sent any more. */
  readonly unsent: ReadonlySet<number>;
  readonly problem: Problem | null;
}

export const answered = (items: readonly BulkItem[]): BulkRun => ({
  items,
  doubtful: new Set(),
  unsent: new Set(),
  problem: null,
});

/** @param left the calls that got no answer: first the one that failed, then those that were not sent. */
export function brokenOff(items: readonly BulkItem[], left: readonly BulkCall[], problem: Problem): BulkRun {
  const [failed = [], ...later] = left.map(({ ids }) => ids);
  const doubtful = new Set(isRefusal(problem) ? [] : failed);
  const unsent = new Set([...failed, ...later.flat()].filter((id) => !doubtful.has(id)));
  return { items, doubtful, unsent, problem };
}

/** The last answer for each ticket: one may take two steps. */
export const lastAnswers = ({ items }: BulkRun): BulkItem[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

/** Those of `tickets` that surely have all that was asked. */
export function succeeded(tickets: readonly SelectedTicket[], run: BulkRun): SelectedTicket[] {
  const accepted = new Set(lastAnswers(run).flatMap(({ id, status }) => (status === 200 ? [id] : [])));
  return tickets.filter(({ id }) => accepted.has(id) && !run.doubtful.has(id) && !run.unsent.has(id));
}

/**
 * Those of `tickets` that nobody else changed since they were read, with the version they have now. Each answer raised
 * it by one at most; where it rose by more, the values before the run are not known.
 */
export function untouched(tickets: readonly SelectedTicket[], { items }: BulkRun): SelectedTicket[] {
  const answers = new Map<number, { count: number; version: number }>();
  for (const { id, version = Number.POSITIVE_INFINITY } of items) {
    answers.set(id, { count: (answers.get(id)?.count ?? 0) + 1, version });
  }
  return tickets.flatMap((ticket) => {
    const { count, version } = answers.get(ticket.id) ?? { count: 0, version: ticket.version };
    return version <= ticket.version + count ? [{ ...ticket, version }] : [];
  });
}

/**
 * What became of it, in sentences.
 * @param state completes "3 tickets are now …"; null: a change was taken back.
 * @param leftOut about tickets that were none of it.
 */
export function runInWords(
  count: number,
  state: string | null,
  run: BulkRun,
  write: WriteNumber,
  leftOut = '',
): string {
  const { doubtful, unsent, problem } = run;
  const why = problem !== null && isRefusal(problem) ? `: ${problem.detail}` : '.';
  const sentences = [
    count === 0 ? '' : inState(counted(count, write), count === 1 ? 'is' : 'are', state),
    count === 0 && doubtful.size === 0 ? 'No ticket was changed.' : '',
    leftOut,
    doubtful.size === 0 ? '' : inDoubt(doubtful.size, write),
    unsent.size === 0 ? '' : `${counted(unsent.size, write)} could not be reached${why}`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const inState = (tickets: string, are: string, state: string | null): string =>
  state === null ? `Undone for ${tickets}.` : `${tickets} ${are} now ${state}.`;

function inDoubt(count: number, write: WriteNumber): string {
  const [these, them] = count === 1 ? ['this ticket', 'it'] : [`these ${counted(count, write)}`, 'them'];
  return `Docket did not answer, so ${these} may or may not have changed. Check ${them} before trying again.`;
}

export const counted = (count: number, write: WriteNumber): string =>
  `${write(count)} ${count === 1 ? 'ticket' : 'tickets'}`;
