import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';

/** The fields whose changes become history, in the order in which one step reports them. */
export interface TicketState {
  title: string;
  description: string;
  status: TicketStatus;
  priority: TicketPriority;
  assigneeId: string | null;
}

export type TrackedField = keyof TicketState;

/** How a ticket stood at a time, and who brought it there. */
export interface Step {
  at: Date;
  actorId: string;
  state: TicketState;
  /** As the source says; null when it does not. */
  closedAt: Date | null;
}

export interface Change {
  at: Date;
  actorId: string;
  field: TrackedField;
  from: string | null;
  to: string | null;
}

export interface Standing {
  state: TicketState;
  closedAt: Date | null;
}

export interface Life extends Standing {
  changes: Change[];
  /** How many steps changed something: by so much the version moves. */
  moves: number;
}

/** A ticket as its first step shows it: closed already, perhaps. */
export const bornAs = ({ state, at, closedAt }: Step): Standing => ({
  state,
  closedAt: state.status === 'closed' ? (closedAt ?? at) : null,
});

/**
 * Walks a ticket through later steps. Only changes of `tracked` fields are told; the others
 * silently take the last step's value. What happened is taken as it was: a source may have moved
 * tickets in ways that Docket would refuse.
 */
export function live(start: Standing, steps: readonly Step[], tracked: readonly TrackedField[]): Life {
  let { state, closedAt } = start;
  const changes: Change[] = [];
  let moves = 0;
  for (const step of steps) {
    const told = changesOf(state, step, tracked);
    changes.push(...told);
    if (told.length > 0) moves++;
    closedAt = closingTime(state, closedAt, step);
    state = step.state;
  }
  return { state, closedAt, changes, moves };
}

function changesOf(before: TicketState, { at, actorId, state }: Step, tracked: readonly TrackedField[]): Change[] {
  return tracked
    .filter((field) => before[field] !== state[field])
    .map((field) => ({ at, actorId, field, from: before[field], to: state[field] }));
}

function closingTime(before: TicketState, known: Date | null, step: Step): Date | null {
  if (step.state.status !== 'closed') return null;
  const sinceEarlier = before.status === 'closed' ? known : null;
  return step.closedAt ?? sinceEarlier ?? step.at;
}
