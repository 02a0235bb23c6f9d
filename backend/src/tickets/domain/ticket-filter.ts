import type { Actor } from '../../auth/actor.js';
import { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { parseSearch, type SearchQuery } from './search-query.js';
import { listedFor, type TicketScope } from './ticket-visibility.js';

/** The list's parameters as they were sent and validated. */
export interface TicketFilterInput {
  readonly status?: readonly TicketStatus[];
  readonly priority?: readonly TicketPriority[];
  readonly assigneeId?: string;
  readonly requesterId?: string;
  readonly q?: string;
  readonly createdFrom?: Date;
  readonly createdTo?: Date;
  readonly updatedFrom?: Date;
  readonly updatedTo?: Date;
  readonly deleted?: boolean;
}

/** Which tickets to find: no `me`, no text to parse, and the visibility rule within. */
export interface TicketFilter {
  readonly scope: TicketScope;
  readonly statuses?: readonly TicketStatus[];
  readonly priorities?: readonly TicketPriority[];
  /** Null: nobody's. */
  readonly assigneeId?: string | null;
  readonly requesterId?: string;
  readonly search?: SearchQuery;
  readonly createdFrom?: Date;
  readonly createdTo?: Date;
  readonly updatedFrom?: Date;
  readonly updatedTo?: Date;
}

/** @throws ForbiddenError when somebody who is no admin asks for deleted tickets. */
export function filterFor(actor: Actor, input: TicketFilterInput): TicketFilter {
  const { status, priority, assigneeId, requesterId, q, deleted = false, ...rest } = input;
  const { createdFrom, createdTo, updatedFrom, updatedTo } = rest;
  return {
    scope: listedFor(actor, { deleted }),
    ...(status && isSome(status, TicketStatus) && { statuses: status.toSorted() }),
    ...(priority && isSome(priority, TicketPriority) && { priorities: priority.toSorted() }),
    ...(assigneeId !== undefined && { assigneeId: assigneeId === 'none' ? null : personOf(actor, assigneeId) }),
    ...(requesterId !== undefined && { requesterId: personOf(actor, requesterId) }),
    ...(q !== undefined && { search: parseSearch(q) }),
    createdFrom,
    createdTo,
    updatedFrom,
    updatedTo,
  };
}

const personOf = (actor: Actor, wordOrId: string): string => (wordOrId === 'me' ? actor.id : wordOrId.toLowerCase());

/** All values there are mean what none means, and cost an index its order. */
const isSome = (values: readonly string[], all: Readonly<Record<string, string>>): boolean =>
  Object.values(all).some((value) => !values.includes(value));
