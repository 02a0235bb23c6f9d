import { addHours, subHours } from 'date-fns';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../database/generated/prisma/client.js';
import type { CastMember } from './cast.js';
import type { Story, Step } from './story.js';

/** The rows of one story, but for the ticket's id, which the database gives. */
export interface Staged {
  readonly ticket: Prisma.TicketCreateManyInput;
  readonly comments: readonly Omit<Prisma.CommentCreateManyInput, 'ticketId'>[];
  readonly events: readonly Omit<Prisma.TicketEventCreateManyInput, 'ticketId'>[];
}

interface Moment {
  readonly at: Date;
  readonly step: Step;
}

/** Turns a story into rows as the application would have written them at the time. */
export function stage(story: Story, ids: Readonly<Record<CastMember, string>>, now: Date): Staged {
  const filedAt = subHours(now, story.daysAgo * 24);
  const moments = momentsOf(story.steps, filedAt);
  const changes = changesOf(story, moments, ids);
  const status = lastOf(changes, 'status') ?? 'open';
  const heard = moments.filter(({ step }) => !('notes' in step));
  return {
    ticket: {
      title: story.title,
      description: story.description,
      status: status as 'open' | 'in_progress' | 'closed',
      priority: (lastOf(changes, 'priority') ?? story.priority) as Story['priority'],
      requesterId: ids[story.requester],
      assigneeId: lastOf(changes, 'assigneeId'),
      version: 1 + changes.length,
      createdAt: filedAt,
      updatedAt: heard.at(-1)?.at ?? filedAt,
      closedAt: status === 'closed' ? (changes.findLast(({ to }) => to === 'closed')?.createdAt ?? null) : null,
    },
    comments: moments.flatMap(({ at, step }) => commentOf(at, step, ids)),
    events: [
      event(filedAt, ids[story.requester], { type: 'created' }),
      ...moments.flatMap(({ at, step }) => ('says' in step ? [event(at, ids[step.by], { type: 'commented' })] : [])),
      ...changes.map(({ createdAt, actorId, ...change }) =>
        event(createdAt, actorId, { type: 'changed', field: change.field, fromValue: change.from, toValue: change.to }),
      ),
    ],
  };
}

function momentsOf(steps: readonly Step[], filedAt: Date): Moment[] {
  let at = filedAt;
  return steps.map((step) => ({ at: (at = addHours(at, step.after)), step }));
}

interface Change {
  readonly createdAt: Date;
  readonly actorId: string;
  readonly field: 'status' | 'priority' | 'assigneeId';
  readonly from: string | null;
  readonly to: string | null;
}

function changesOf(story: Story, moments: readonly Moment[], ids: Readonly<Record<CastMember, string>>): Change[] {
  const present: Record<Change['field'], string | null> = {
    status: 'open',
    priority: story.priority,
    assigneeId: null,
  };
  return moments.flatMap(({ at, step }) => {
    const wanted = wantedBy(step, ids);
    if (wanted === null || present[wanted.field] === wanted.to) return [];
    const change = { createdAt: at, actorId: ids[step.by], from: present[wanted.field], ...wanted };
    present[wanted.field] = wanted.to;
    return [change];
  });
}

function wantedBy(step: Step, ids: Readonly<Record<CastMember, string>>): Pick<Change, 'field' | 'to'> | null {
  if ('assigns' in step) return { field: 'assigneeId', to: step.assigns === null ? null : ids[step.assigns] };
  if ('status' in step) return { field: 'status', to: step.status };
  if ('priority' in step) return { field: 'priority', to: step.priority };
  return null;
}

const lastOf = (changes: readonly Change[], field: Change['field']): string | null =>
  changes.findLast((change) => change.field === field)?.to ?? null;

function commentOf(at: Date, step: Step, ids: Readonly<Record<CastMember, string>>): Staged['comments'] {
  const common = { id: uuidv7({ msecs: at.getTime() }), authorId: ids[step.by], createdAt: at };
  if ('says' in step) return [{ ...common, body: step.says, internal: false }];
  if ('notes' in step) return [{ ...common, body: step.notes, internal: true }];
  return [];
}

type Happening = Pick<Prisma.TicketEventCreateManyInput, 'type' | 'field' | 'fromValue' | 'toValue'>;

const event = (at: Date, actorId: string, happening: Happening): Staged['events'][number] => ({
  id: uuidv7({ msecs: at.getTime() }),
  actorId,
  createdAt: at,
  ...happening,
});
