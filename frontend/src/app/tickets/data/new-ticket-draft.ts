import { isRecord } from '../../shared/is-record';
import { PersonRef, TicketPriority, ticketPriorities } from '../../shared/ticket-parts/ticket-model';

/** What is typed into the form for a new ticket. */
export interface TypedTicket {
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly priority: TicketPriority;
  /** Null files it for the person themselves. */
  readonly requester: PersonRef | null;
  readonly assignee: PersonRef | null;
}

/** The form as it is kept, with the key under which it was sent, if it was. */
export interface NewTicketDraft {
  readonly typed: TypedTicket;
  readonly key: string;
}

export const emptyTicket: TypedTicket = {
  title: '',
  description: '',
  priority: 'medium',
  requester: null,
  assignee: null,
};

export function sameTyped(one: TypedTicket, other: TypedTicket): boolean {
  return (
    one.title === other.title &&
    one.description === other.description &&
    one.priority === other.priority &&
    one.requester?.id === other.requester?.id &&
    one.assignee?.id === other.assignee?.id
  );
}

export const longestTitle = 200;
export const longestText = 20_000;

export function isNewTicketDraft(value: unknown): value is NewTicketDraft {
  return isRecord(value) && typeof value['key'] === 'string' && isTypedTicket(value['typed']);
}

function isTypedTicket(value: unknown): value is TypedTicket {
  return (
    isRecord(value) &&
    typeof value['title'] === 'string' &&
    typeof value['description'] === 'string' &&
    ticketPriorities.some((priority) => priority === value['priority']) &&
    isPersonOrNull(value['requester']) &&
    isPersonOrNull(value['assignee'])
  );
}

function isPersonOrNull(value: unknown): value is PersonRef | null {
  return (
    value === null ||
    (isRecord(value) &&
      typeof value['id'] === 'string' &&
      typeof value['name'] === 'string' &&
      typeof value['active'] === 'boolean')
  );
}
