import type { TicketPriority, TicketStatus } from '../database/generated/enums.js';
import type { CastMember } from './cast.js';

/** One thing that happens to a ticket, `after` so many hours from the step before. */
export type Step = { readonly after: number; readonly by: CastMember } & (
  | { readonly says: string }
  | { readonly notes: string }
  | { readonly assigns: CastMember | null }
  | { readonly status: TicketStatus }
  | { readonly priority: TicketPriority }
);

/** A ticket of the demo and what happens to it. */
export interface Story {
  readonly title: string;
  readonly description: string;
  readonly priority: TicketPriority;
  readonly requester: CastMember;
  /** When it was filed, in days before the demo is set up; the steps must fit in between. */
  readonly daysAgo: number;
  readonly steps: readonly Step[];
}
