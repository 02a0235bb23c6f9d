import { Comment } from '../../api/generated/model/comment';
import { TicketEvent } from '../../api/generated/model/ticketEvent';
import { UserRef } from '../../api/generated/model/userRef';
import { Audience } from '../../shared/ticket-parts/ticket-model';
import { historyWords } from './history-words';
import { Reading } from './reading';

/** One line of history: who did what, when. */
export interface HistoryLine {
  readonly id: string;
  readonly actor: UserRef;
  readonly words: string;
  readonly at: string;
}

/** What stands between the description and the composer: messages, and the history between them. */
export type TimelineEntry =
  | { readonly kind: 'message'; readonly id: string; readonly comment: Comment }
  | { readonly kind: 'history'; readonly id: string; readonly lines: readonly HistoryLine[] };

/**
 * Comments and history as one, oldest first. Where one of them has not been read to its end, nothing of the other
 * that is later is shown: it would have to move when the rest comes.
 */
export function timelineOf(
  comments: Reading<Comment>,
  events: Reading<TicketEvent>,
  audience: Audience,
): readonly TimelineEntry[] {
  const end = [endOf(comments), endOf(events)].filter((at) => at !== null).sort()[0] ?? null;
  const isRead = ({ createdAt }: { createdAt: string }) => end === null || createdAt <= end;
  const messages = comments.items
    .filter(isRead)
    .map((comment) => ({ at: comment.createdAt, comment, line: null }) as const);
  const lines = events.items
    // The description is the beginning, and a comment speaks for itself.
    .filter((event) => isRead(event) && event.type !== 'created' && event.type !== 'commented')
    .map((event) => ({ at: event.createdAt, comment: null, line: lineOf(event, audience) }) as const);
  return grouped([...messages, ...lines].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)));
}

type Piece =
  { readonly comment: Comment; readonly line: null } | { readonly comment: null; readonly line: HistoryLine };

function grouped(pieces: readonly Piece[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const { comment, line } of pieces) {
    const last = entries.at(-1);
    if (comment !== null) {
      entries.push({ kind: 'message', id: comment.id, comment });
    } else if (last?.kind === 'history') {
      entries[entries.length - 1] = { ...last, lines: [...last.lines, line] };
    } else {
      entries.push({ kind: 'history', id: line.id, lines: [line] });
    }
  }
  return entries;
}

function endOf({ items, next }: Reading<{ readonly createdAt: string }>): string | null {
  return next === null ? null : (items.at(-1)?.createdAt ?? null);
}

const lineOf = (event: TicketEvent, audience: Audience): HistoryLine => ({
  id: event.id,
  actor: event.actor,
  words: historyWords(event, audience),
  at: event.createdAt,
});
