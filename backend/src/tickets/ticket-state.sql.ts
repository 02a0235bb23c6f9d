import { sql } from 'kysely';
import { slot } from '../database/statements.js';

/**
 * Whether the ticket is in one of the `states` in which the rules allow what is about to happen to it; what they
 * are called is said in domain/ticket-states.ts.
 */
export const IN_ALLOWED_STATE = sql<boolean>`
  concat(tickets.status, case when tickets.deleted_at is not null then ' deleted' end,
    case when tickets.requester_id = ${slot('actor')}::uuid then ' own' end) = any (${slot('states')}::text[])`;
