import { describe, expect, it } from '@jest/globals';
import { castMembers } from './cast.js';
import type { CastMember } from './cast.js';
import { stage } from './stage.js';
import { stories } from './stories.js';

const now = new Date('2026-05-04T12:00:00Z');
const ids = Object.fromEntries(castMembers.map((member) => [member, `id of ${member}`])) as Record<CastMember, string>;

const timeOf = (time: Date | string | undefined): number => new Date(time ?? NaN).getTime();

describe.each(stories)('the demo ticket "$title"', (story) => {
  const { ticket, comments, events } = stage(story, ids, now);

  it('happened before now, in order', () => {
    const spoken = comments.map(({ createdAt }) => timeOf(createdAt));
    const all = [timeOf(ticket.createdAt), ...spoken, timeOf(ticket.updatedAt)];
    expect(Math.max(...all)).toBeLessThanOrEqual(now.getTime());
    expect(spoken).toEqual(spoken.toSorted((one, other) => one - other));
    expect(events[0]).toMatchObject({ type: 'created', createdAt: ticket.createdAt, actorId: ids[story.requester] });
  });

  it('is closed at a time exactly when it is closed', () => {
    expect(ticket.status === 'closed').toBe(ticket.closedAt !== null);
  });

  it('has a version and a history that tell of the same changes', () => {
    expect(events.filter(({ type }) => type === 'changed')).toHaveLength((ticket.version ?? 1) - 1);
  });

  it('leaves no trace of internal notes in its history', () => {
    const publicComments = comments.filter(({ internal }) => !internal);
    expect(events.filter(({ type }) => type === 'commented')).toHaveLength(publicComments.length);
  });
});

describe('a ticket that is closed, reopened and closed again', () => {
  const story = {
    title: 'Second monitor stays black',
    description: 'Only one works.',
    priority: 'medium',
    requester: 'mara',
    daysAgo: 1,
    steps: [
      { after: 1, by: 'tomas', status: 'closed' },
      { after: 1, by: 'mara', status: 'open' },
      { after: 1, by: 'tomas', notes: 'Only we see this.' },
    ],
  } as const;

  it('is open and has no closing time, and a later internal note does not move it', () => {
    const { ticket } = stage(story, ids, now);
    expect(ticket).toMatchObject({ status: 'open', closedAt: null, version: 3 });
    expect(ticket.updatedAt).toEqual(new Date('2026-05-03T14:00:00Z'));
  });
});
