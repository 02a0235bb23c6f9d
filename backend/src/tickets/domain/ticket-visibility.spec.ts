import type { Actor } from '../../auth/actor.js';
import { listedFor, visibleTo } from './ticket-visibility.js';

const as = (role: Actor['role']): Actor => ({ id: 'mara', role, name: 'Mara', sessionId: null });

describe('what somebody sees', () => {
  it.each([
    ['employee', { requesterId: 'mara', deleted: 'hidden', notes: false, deletionTimes: false }],
    ['agent', { requesterId: null, deleted: 'hidden', notes: true, deletionTimes: false }],
    ['admin', { requesterId: null, deleted: 'shown', notes: true, deletionTimes: true }],
  ] as const)('as an %s', (role, scope) => {
    expect(visibleTo(as(role))).toEqual(scope);
  });
});

describe('what a list shows', () => {
  it.each(['employee', 'agent', 'admin'] as const)('to an %s is never deleted', (role) => {
    const scope = { ...visibleTo(as(role)), deleted: 'hidden' };
    expect(listedFor(as(role), { deleted: false })).toEqual(scope);
  });

  it('to an admin who asks for deleted tickets is nothing else', () => {
    expect(listedFor(as('admin'), { deleted: true })).toMatchObject({ requesterId: null, deleted: 'only' });
  });

  it.each(['employee', 'agent'] as const)('refuses deleted tickets to an %s', (role) => {
    expect(() => listedFor(as(role), { deleted: true })).toThrow('forbidden');
  });
});
