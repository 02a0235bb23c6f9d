import { Ticket } from '../../api/generated/model/ticket';
import { UpdateTicket } from '../../api/generated/model/updateTicket';
import { Audience, PersonRef, TicketPriority, TicketStatus } from '../../shared/ticket-parts/ticket-model';
import { nobodyWord, priorityWord, statusWord } from '../../shared/ticket-parts/ticket-words';

/** A ticket as the page shows it: its assignee may be one that was just picked, of whom less is known. */
export type ShownTicket = Omit<Ticket, 'assignee'> & { readonly assignee: PersonRef | null };

/** The fields of a ticket that are changed in place, each by itself. */
export interface TicketValues {
  readonly title: string;
  readonly description: string;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly assignee: PersonRef | null;
}

export type TicketField = keyof TicketValues;

/** One field with a value for it. */
export type FieldValue = { [F in TicketField]: { readonly field: F; readonly value: TicketValues[F] } }[TicketField];

export const fieldWords: Readonly<Record<TicketField, string>> = {
  title: 'Title',
  description: 'Description',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
};

/** What the ticket has in this field now. */
export function valueIn(ticket: ShownTicket, field: TicketField): FieldValue {
  switch (field) {
    case 'title':
      return { field, value: ticket.title };
    case 'description':
      return { field, value: ticket.description };
    case 'status':
      return { field, value: ticket.status };
    case 'priority':
      return { field, value: ticket.priority };
    case 'assignee':
      return { field, value: ticket.assignee };
  }
}

export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (one.field === 'assignee' && other.field === 'assignee') {
    return one.value?.id === other.value?.id;
  }
  return one.field === other.field && one.value === other.value;
}

/** The ticket as it looks once this is saved. */
export function withValue(ticket: ShownTicket, { field, value }: FieldValue): ShownTicket {
  return { ...ticket, [field]: value };
}

/** What the API is sent for it. */
export function bodyOf(change: FieldValue): UpdateTicket {
  return change.field === 'assignee' ? { assigneeId: change.value?.id ?? null } : { [change.field]: change.value };
}

/** The value as a reader sees it on the page. */
export function wordsOf(change: FieldValue, audience: Audience): string {
  switch (change.field) {
    case 'status':
      return statusWord(change.value, audience);
    case 'priority':
      return priorityWord(change.value);
    case 'assignee':
      return change.value?.name ?? nobodyWord(audience);
    case 'title':
    case 'description':
      return change.value;
  }
}
