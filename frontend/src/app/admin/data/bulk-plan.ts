import { BulkChanges, BulkItem, TicketSummary, UserRef } from '../../api/generated/model';
import { priorityWord, statusWord } from '../../shared/ticket-parts/ticket-words';

/** What of a ticket must be known to change it and to take that back. */
export type SelectedTicket = Pick<TicketSummary, 'id' | 'title' | 'status' | 'priority' | 'assignee' | 'version'>;

/** One field of many tickets gets one value. */
export type TicketChange =
  | Pick<Required<BulkChanges>, 'status'>
  | Pick<Required<BulkChanges>, 'priority'>
  | { readonly assignee: Pick<UserRef, 'id' | 'name' | 'active'> | null };

export interface BulkCall {
  readonly ids: readonly number[];
  readonly changes: BulkChanges;
}

/** The API's limit for one call. */
const mostPerCall = 500;

export function changesOf(change: TicketChange): BulkChanges {
  return 'assignee' in change ? { assigneeId: change.assignee?.id ?? null } : change;
}

/** "closed", "high priority", "assigned to Mara Keller": completes "3 tickets are now …". */
export function changeInWords(change: TicketChange): string {
  if ('status' in change) {
    return statusWord(change.status).toLowerCase();
  }
  if ('priority' in change) {
    return `${priorityWord(change.priority).toLowerCase()} priority`;
  }
  return change.assignee === null ? 'assigned to nobody' : `assigned to ${change.assignee.name}`;
}

export function callsFor(ids: readonly number[], changes: BulkChanges): BulkCall[] {
  const calls: BulkCall[] = [];
  for (let start = 0; start < ids.length; start += mostPerCall) {
    calls.push({ ids: ids.slice(start, start + mostPerCall), changes });
  }
  return calls;
}

/**
 * The calls that give tickets their values before `change` back, in order. From closed a ticket can only be reopened,
 * so one that was in progress is reopened first.
 */
export function undoCalls(before: readonly SelectedTicket[], change: TicketChange): BulkCall[] {
  const groups = new Map<string, { ids: number[]; changes: BulkChanges }>();
  for (const ticket of before) {
    const changes = valueIn(ticket, change);
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { ids: [], changes };
    group.ids.push(ticket.id);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ ids, changes }) => {
    const viaOpen = 'status' in change && change.status === 'closed' && changes.status === 'in_progress';
    return [...(viaOpen ? callsFor(ids, { status: 'open' }) : []), ...callsFor(ids, changes)];
  });
}

/** What the ticket has in the field that `change` is about. */
function valueIn(ticket: SelectedTicket, change: TicketChange): BulkChanges {
  if ('status' in change) {
    return { status: ticket.status };
  }
  if ('priority' in change) {
    return { priority: ticket.priority };
  }
  return { assigneeId: ticket.assignee?.id ?? null };
}

/** Whether the ticket has what `change` gives. */
export function holds(ticket: SelectedTicket, change: TicketChange): boolean {
  return JSON.stringify(valueIn(ticket, change)) === JSON.stringify(changesOf(change));
}

/** The ticket as `change` makes it. */
export function changed<T extends SelectedTicket>(ticket: T, change: TicketChange): T {
  if (!('assignee' in change)) {
    return { ...ticket, ...change };
  }
  const { assignee } = change;
  return { ...ticket, assignee: assignee === null ? null : { role: 'agent', ...assignee } };
}

export interface Refusal {
  readonly why: string;
  readonly ids: readonly number[];
}

/** Refused tickets by reason, each reason in words, the most frequent first. */
export function refusalsOf(items: readonly BulkItem[]): Refusal[] {
  const reasons = new Map<string, number[]>();
  for (const { id, status, code } of items.filter((item) => item.status !== 200)) {
    const why = refusalInWords(code ?? String(status));
    reasons.set(why, [...(reasons.get(why) ?? []), id]);
  }
  return [...reasons].map(([why, ids]) => ({ why, ids })).sort((a, b) => b.ids.length - a.ids.length);
}

function refusalInWords(code: string): string {
  switch (code) {
    case 'transition_refused':
      return 'A closed ticket must be reopened before it can be in progress';
    case 'ticket_closed':
      return 'Closed tickets cannot be changed like this; reopen them first';
    case 'ticket_deleted':
      return 'Deleted tickets cannot be changed; restore them first';
    case 'ticket_not_found':
    case '404':
      return 'No longer there';
    case '403':
    case 'forbidden':
      return 'You may not change this';
    default:
      return `Refused (${code})`;
  }
}
