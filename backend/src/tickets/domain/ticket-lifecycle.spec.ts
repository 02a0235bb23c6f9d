import type { Actor } from '../../auth/actor.js';
import { statusesAfter, transitionRefusal } from './ticket-lifecycle.js';

const as = (role: Actor['role']): Actor => ({ id: 'someone', role, name: 'Someone', sessionId: null });

describe('a transition', () => {
  it.each([
    ['open', 'in_progress', 'forbidden', null],
    ['open', 'closed', null, null],
    ['in_progress', 'open', 'forbidden', null],
    ['in_progress', 'closed', null, null],
    ['closed', 'open', null, null],
    ['closed', 'in_progress', 'forbidden', 'transition_refused'],
    ['open', 'open', 'transition_refused', 'transition_refused'],
  ] as const)('from %s to %s is for requesters %s, for staff %s', (from, to, forRequesters, forStaff) => {
    expect(transitionRefusal(as('employee'), from, to)).toBe(forRequesters);
    expect(transitionRefusal(as('agent'), from, to)).toBe(forStaff);
    expect(transitionRefusal(as('admin'), from, to)).toBe(forStaff);
  });
});

describe('the statuses a ticket may be given', () => {
  it.each([
    ['employee', 'open', ['closed']],
    ['employee', 'in_progress', ['closed']],
    ['employee', 'closed', ['open']],
    ['agent', 'open', ['in_progress', 'closed']],
    ['agent', 'in_progress', ['open', 'closed']],
    ['agent', 'closed', ['open']],
  ] as const)('by an %s while it is %s are %j', (role, from, expected) => {
    expect(statusesAfter(as(role), from)).toEqual(expected);
  });
});
