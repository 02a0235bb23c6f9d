import { bornAs, live, type Step, type TicketState } from './ticket-life.js';

const ALL = ['title', 'description', 'status', 'priority', 'assigneeId'] as const;

const day = (date: number) => new Date(Date.UTC(2026, 0, date));

const step = (date: number, state: Partial<TicketState> = {}, closedAt: Date | null = null): Step => ({
  at: day(date),
  actorId: 'agent',
  closedAt,
  state: {
    title: 'Printer',
    description: 'Eats paper',
    status: 'open',
    priority: 'medium',
    assigneeId: null,
    ...state,
  },
});

describe('the life of an imported ticket', () => {
  it('tells each changed field with the time and the person of its step', () => {
    const life = live(
      bornAs(step(1)),
      [step(2, { status: 'in_progress', assigneeId: 'bo' }), step(3, { assigneeId: 'bo' })],
      ALL,
    );
    expect(life.changes).toEqual([
      { at: day(2), actorId: 'agent', field: 'status', from: 'open', to: 'in_progress' },
      { at: day(2), actorId: 'agent', field: 'assigneeId', from: null, to: 'bo' },
      { at: day(3), actorId: 'agent', field: 'status', from: 'in_progress', to: 'open' },
    ]);
  });

  it('counts a step that changes several fields as one move, and one that changes nothing as none', () => {
    const life = live(
      bornAs(step(1)),
      [step(2, { status: 'closed', priority: 'high' }), step(3, { status: 'closed', priority: 'high' })],
      ALL,
    );
    expect(life.moves).toBe(1);
  });

  it('is silent about fields that are not tracked, and takes their last value', () => {
    const life = live(bornAs(step(1)), [step(2, { description: 'Eats more' })], ['status']);
    expect(life).toMatchObject({ changes: [], moves: 0, state: { description: 'Eats more' } });
  });

  it.each([
    ['the time of the step that closed it', [step(2, { status: 'closed' }), step(3, { status: 'closed' })], day(2)],
    ['the source’s own closing time', [step(2, { status: 'closed' }, day(5))], day(5)],
    ['nothing once it is open again', [step(2, { status: 'closed' }), step(3)], null],
    ['the last closing of several', [step(2, { status: 'closed' }), step(3), step(4, { status: 'closed' })], day(4)],
    ['nothing when the source names a closing time of an open ticket', [step(2, {}, day(5))], null],
  ])('closed at: %s', (_name, steps, expected) => {
    expect(live(bornAs(step(1)), steps, ALL).closedAt).toEqual(expected);
  });

  it('may be born closed', () => {
    expect(bornAs(step(1, { status: 'closed' })).closedAt).toEqual(day(1));
    expect(bornAs(step(1, { status: 'closed' }, day(4))).closedAt).toEqual(day(4));
  });
});
