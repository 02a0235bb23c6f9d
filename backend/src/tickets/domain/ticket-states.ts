import type { Actor } from '../../auth/actor.js';
import { TicketStatus } from '../../database/generated/enums.js';
import type { Refusal, TicketFacts } from './ticket-policy.js';

/**
 * All that the rules ask about a ticket. There are few such states, so that the rules can be asked about each of
 * them beforehand, and a statement can be told in which ones it may write a ticket that nobody has read.
 */
export interface TicketState extends TicketFacts {
  readonly requesterId: string | null;
}

/** What the rules refuse for a ticket in some state, null for what they allow. */
export type Rules = (state: TicketState) => readonly (Refusal | null)[];

const STATUSES = Object.values(TicketStatus);

export const isAllowed = (rules: Rules, state: TicketState): boolean =>
  rules(state).every((refusal) => refusal === null);

/** The names of the states in which something may happen. */
export const statesWhere = (actor: Actor, mayHappen: (state: TicketState) => boolean): string[] =>
  statesFor(actor)
    .filter(mayHappen)
    .map((state) => stateName(actor, state));

const statesFor = (actor: Actor): TicketState[] =>
  STATUSES.flatMap((status) =>
    [null, 'deleted'].flatMap((deletedAt) =>
      [null, actor.id].map((requesterId) => ({ status, deletedAt, requesterId })),
    ),
  );

/** `open`, `closed own`, `in_progress deleted own`: as a statement names the state of a ticket it finds. */
function stateName(actor: Actor, { status, deletedAt, requesterId }: TicketState): string {
  return `${status}${deletedAt ? ' deleted' : ''}${requesterId === actor.id ? ' own' : ''}`;
}
