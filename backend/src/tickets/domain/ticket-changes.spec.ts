import type { Actor } from '../../auth/actor.js';
import {
  changeRefusals,
  changesOf,
  changesTo,
  columnsFor,
  reopeningByComment,
  type TicketFields,
} from './ticket-changes.js';

const as = (role: Actor['role'], id = 'someone'): Actor => ({ id, role, name: 'Someone', sessionId: null });
const now = new Date('2026-03-01T09:00:00Z');

const aTicket = (wishes: Partial<TicketFields> = {}): TicketFields => ({
  title: 'Printer',
  description: 'It jams',
  status: 'open',
  priority: 'medium',
  assigneeId: null,
  deletedAt: null,
  ...wishes,
});

describe('what changes', () => {
  it.each([
    ['nothing that was not sent', {}, []],
    ['nothing that is so already', { title: 'Printer', priority: 'medium', assigneeId: null }, []],
    ['what is new', { priority: 'high' }, [{ field: 'priority', from: 'medium', to: 'high' }]],
    [
      'each field for itself, in one order',
      { assigneeId: 'ada', title: 'Scanner', status: 'in_progress' },
      [
        { field: 'title', from: 'Printer', to: 'Scanner' },
        { field: 'status', from: 'open', to: 'in_progress' },
        { field: 'assigneeId', from: null, to: 'ada' },
      ],
    ],
  ] as const)('is %s', (_, wanted, changes) => {
    expect(changesOf(aTicket(), wanted)).toEqual(changes);
  });

  it('is everything that was sent, for a ticket that nobody has looked at', () => {
    expect(changesTo({ assigneeId: null, title: 'Printer', status: undefined })).toEqual([
      { field: 'title', to: 'Printer' },
      { field: 'assigneeId', to: null },
    ]);
  });

  it('takes the assignee away with null', () => {
    expect(changesOf(aTicket({ assigneeId: 'ada' }), { assigneeId: null })).toEqual([
      { field: 'assigneeId', from: 'ada', to: null },
    ]);
  });

  it.each([
    ['closed', { closedAt: now }],
    ['open', { closedAt: null }],
  ] as const)('moves closedAt when the status becomes %s', (to, closedAt) => {
    expect(columnsFor([{ field: 'status', to }], now)).toEqual({ status: to, ...closedAt });
  });

  it('leaves closedAt alone otherwise', () => {
    expect(columnsFor([{ field: 'title', to: 'b' }], now)).toEqual({ title: 'b' });
  });
});

describe('refusals of changes', () => {
  it.each([
    ['employee', 'open', { assigneeId: 'ada' }, 'forbidden'],
    ['employee', 'open', { status: 'in_progress' }, 'forbidden'],
    ['employee', 'closed', { title: 'x' }, 'ticket_closed'],
    ['employee', 'closed', { status: 'open' }, null],
    ['agent', 'closed', { title: 'x' }, null],
    ['agent', 'closed', { status: 'in_progress' }, 'transition_refused'],
  ] as const)('an %s on an %s ticket with %j: %s', (role, status, wanted, refusal) => {
    const ticket = aTicket({ status });
    expect(changeRefusals(as(role), ticket, changesOf(ticket, wanted))).toEqual([refusal]);
  });

  it('tell an admin that the ticket is deleted, whatever would change', () => {
    const ticket = aTicket({ deletedAt: now });
    const wanted = { title: 'x', status: 'closed', assigneeId: 'ada' } as const;
    expect(new Set(changeRefusals(as('admin'), ticket, changesOf(ticket, wanted)))).toEqual(
      new Set(['ticket_deleted']),
    );
  });
});

describe('a comment', () => {
  it.each([
    ['the requester', 'closed', 'mara', 1],
    ['the requester', 'open', 'mara', 0],
    ['somebody else', 'closed', 'ada', 0],
  ] as const)('by %s on a ticket that is %s', (_, status, author, changes) => {
    const ticket = { status, deletedAt: null, requesterId: 'mara' };
    expect(reopeningByComment(as('employee', author), ticket)).toHaveLength(changes);
  });
});
