import { SelectedTicket, callsFor, refusalsOf, undoCalls } from './bulk-plan';

const mara = { id: 'mara', name: 'Mara', role: 'agent', active: true } as const;
const aTicket = (id: number, differing: Partial<SelectedTicket> = {}): SelectedTicket => ({
  id,
  title: `Ticket ${id}`,
  status: 'open',
  priority: 'medium',
  assignee: null,
  version: 1,
  ...differing,
});

describe('a bulk change', () => {
  it('is cut into calls of at most 500 tickets', () => {
    const ids = Array.from({ length: 1001 }, (_, index) => index + 1);
    expect(callsFor(ids, { status: 'closed' }).map((call) => call.ids.length)).toEqual([500, 500, 1]);
  });
});

describe('taking a bulk change back', () => {
  it('gives each ticket the value it had', () => {
    const before = [aTicket(1), aTicket(2, { priority: 'low' }), aTicket(3)];
    expect(undoCalls(before, { priority: 'high' })).toEqual([
      { ids: [1, 3], changes: { priority: 'medium' } },
      { ids: [2], changes: { priority: 'low' } },
    ]);
  });

  it('gives back to the former assignee, or to nobody', () => {
    const before = [aTicket(1, { assignee: mara }), aTicket(2)];
    expect(undoCalls(before, { assignee: null })).toEqual([
      { ids: [1], changes: { assigneeId: 'mara' } },
      { ids: [2], changes: { assigneeId: null } },
    ]);
  });

  it('reopens a closed ticket before it is in progress again', () => {
    const before = [aTicket(1, { status: 'in_progress' }), aTicket(2)];
    expect(undoCalls(before, { status: 'closed' })).toEqual([
      { ids: [1], changes: { status: 'open' } },
      { ids: [1], changes: { status: 'in_progress' } },
      { ids: [2], changes: { status: 'open' } },
    ]);
  });
});

describe('refusals', () => {
  it('are told by reason, the most frequent first', () => {
    const refusals = refusalsOf([
      { id: 1, status: 200, version: 2 },
      { id: 2, status: 404, code: 'ticket_not_found' },
      { id: 3, status: 409, code: 'transition_refused' },
      { id: 4, status: 409, code: 'transition_refused' },
    ]);
    expect(refusals.map(({ ids }) => ids)).toEqual([[3, 4], [2]]);
    expect(refusals[0]?.why).toMatch(/reopened/);
  });
});
