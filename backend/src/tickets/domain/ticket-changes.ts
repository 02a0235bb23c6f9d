import type { Actor } from '../../auth/actor.js';
import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { transitionRefusal } from './ticket-lifecycle.js';
import { type Refusal, refusalOf, type TicketFacts } from './ticket-policy.js';
import type { TicketState } from './ticket-states.js';

/** The fields of a ticket that people change, in the order in which the history tells of them. */
export const CHANGEABLE_FIELDS = ['title', 'description', 'status', 'priority', 'assigneeId'] as const;
export type ChangeableField = (typeof CHANGEABLE_FIELDS)[number];

export interface TicketFields extends TicketFacts {
  readonly title: string;
  readonly description: string;
  readonly priority: TicketPriority;
  readonly assigneeId: string | null;
}

/** What somebody asks for; a field that is not sent stays. */
export type WantedFields = { readonly [F in ChangeableField]?: TicketFields[F] };

export interface NewValue {
  readonly field: ChangeableField;
  readonly to: string | null;
}

export interface Change extends NewValue {
  readonly from: string | null;
}

/** Changes of a ticket whose fields nobody has looked at, as if all of them were new to it. */
export function changesTo(wanted: WantedFields): NewValue[] {
  return CHANGEABLE_FIELDS.flatMap((field) => {
    const to = wanted[field];
    return to === undefined ? [] : [{ field, to }];
  });
}

/** What would really change: a field set to what it is already is no change. */
export function changesOf(ticket: TicketFields, wanted: WantedFields): Change[] {
  return changesTo(wanted).flatMap(({ field, to }) =>
    to === ticket[field] ? [] : [{ field, from: ticket[field], to }],
  );
}

/** Why each change is refused, null for those that are not. */
export function changeRefusals(actor: Actor, ticket: TicketFacts, changes: readonly NewValue[]): (Refusal | null)[] {
  return changes.map(({ field, to }) => {
    if (field === 'assigneeId') return refusalOf(actor, 'assign', ticket);
    if (field !== 'status') return refusalOf(actor, 'edit', ticket);
    const refusal = transitionRefusal(actor, ticket.status, to as TicketStatus);
    return refusal !== 'forbidden' && ticket.deletedAt ? 'ticket_deleted' : refusal;
  });
}

/** The columns to write for changes that were accepted: `closedAt` follows the status. */
export function columnsFor(changes: readonly NewValue[], now: Date): WantedFields & { closedAt?: Date | null } {
  const fields = Object.fromEntries(changes.map(({ field, to }) => [field, to])) as WantedFields;
  if (fields.status === undefined) return fields;
  return { ...fields, closedAt: fields.status === 'closed' ? now : null };
}

/** A requester who answers on a closed ticket is not content with how it was closed: it reopens. */
export function reopeningByComment(actor: Actor, ticket: TicketState): NewValue[] {
  const reopens = ticket.status === 'closed' && ticket.requesterId === actor.id;
  return reopens ? [{ field: 'status', to: 'open' }] : [];
}
