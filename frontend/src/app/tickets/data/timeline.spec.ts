import { Comment } from '../../api/generated/model/comment';
import { TicketEvent } from '../../api/generated/model/ticketEvent';
import { UserRef } from '../../api/generated/model/userRef';
import { historyWords } from './history-words';
import { Reading } from './reading';
import { timelineOf } from './timeline';

const ada: UserRef = { id: 'a', name: 'Ada Agent', role: 'agent', active: true };
const bo: UserRef = { id: 'b', name: 'Bo Berg', role: 'agent', active: true };

const at = (minute: number): string => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

const aComment = (minute: number): Comment => ({
  id: `comment ${minute}`,
  author: ada,
  body: 'Hello',
  internal: false,
  createdAt: at(minute),
  editedAt: null,
});

const anEvent = (minute: number, change: Partial<TicketEvent> = {}): TicketEvent => ({
  id: `event ${minute}`,
  type: 'changed',
  actor: ada,
  field: 'priority',
  from: 'low',
  to: 'high',
  createdAt: at(minute),
  ...change,
});

const all = <T>(...items: T[]): Reading<T> => ({ items, lastPage: { from: 0, cursor: undefined }, next: null });
const unfinished = <T>(...items: T[]): Reading<T> => ({ ...all(...items), next: 'more' });

const outline = (comments: Reading<Comment>, events: Reading<TicketEvent>): string[] =>
  timelineOf(comments, events, 'staff').map((entry) =>
    entry.kind === 'message' ? entry.id : entry.lines.map(({ id }) => id).join(' + '),
  );

describe('the timeline', () => {
  it('puts history between the messages, and what happened in a row together', () => {
    expect(outline(all(aComment(2), aComment(8)), all(anEvent(1), anEvent(4), anEvent(5)))).toEqual([
      'event 1',
      'comment 2',
      'event 4 + event 5',
      'comment 8',
    ]);
  });

  it('leaves out that the ticket was filed and that somebody commented: both stand there themselves', () => {
    const events = all(anEvent(1, { type: 'created', field: null }), anEvent(2, { type: 'commented', field: null }));
    expect(outline(all(aComment(2)), events)).toEqual(['comment 2']);
  });

  it('shows nothing that is later than the end of what has been read', () => {
    expect(outline(unfinished(aComment(2), aComment(3)), all(anEvent(1), anEvent(9)))).toEqual([
      'event 1',
      'comment 2',
      'comment 3',
    ]);
    expect(outline(all(aComment(2), aComment(9)), unfinished(anEvent(1), anEvent(3)))).toEqual([
      'event 1',
      'comment 2',
      'event 3',
    ]);
  });
});

describe('the words of history', () => {
  it.each([
    [{ field: 'status', from: 'open', to: 'closed' }, 'closed this ticket', 'marked this as solved'],
    [{ field: 'status', from: 'closed', to: 'open' }, 'reopened this ticket', 'reopened this ticket'],
    [{ field: 'status', from: 'open', to: 'in_progress' }, 'set the status to In progress', 'started working on this'],
    [{ field: 'priority', from: 'low', to: 'high' }, 'set the priority to High', 'set the priority to High'],
    [{ field: 'assigneeId', from: null, to: ada }, 'took this ticket', 'took this ticket'],
    [{ field: 'assigneeId', from: ada, to: bo }, 'assigned this to Bo Berg', 'assigned this to Bo Berg'],
    [{ field: 'assigneeId', from: bo, to: null }, 'took this from Bo Berg', 'took this from Bo Berg'],
    [{ field: 'title', from: 'A', to: 'B' }, 'changed the title from “A” to “B”', 'changed the title from “A” to “B”'],
    [{ field: 'shelf', from: 'A', to: 'B' }, 'changed this ticket', 'changed this ticket'],
  ])('say %j', (change, staff, requester) => {
    expect(historyWords(anEvent(1, change), 'staff')).toBe(staff);
    expect(historyWords(anEvent(1, change), 'requester')).toBe(requester);
  });
});
