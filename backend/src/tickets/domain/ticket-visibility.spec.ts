import type { Actor } from '../../auth/actor.js';
import { commentCountIn, listedFor, visibleTo, whereComment, whereTicket } from './ticket-visibility.js';

const as = (role: Actor['role']): Actor => ({ id: 'mara', role, name: 'Mara', sessionId: null });

describe('what somebody sees', () => {
  it.each([
    ['employee', { requesterId: 'mara', deletedAt: null }, { internal: false }, 2],
    ['agent', { deletedAt: null }, {}, 5],
    ['admin', {}, {}, 5],
  ] as const)('as an %s', (role, tickets, comments, count) => {
    const scope = visibleTo(as(role));
    expect(whereTicket(scope)).toEqual(tickets);
    expect(whereComment(scope)).toEqual(comments);
    expect(commentCountIn(scope, { publicCommentCount: 2, internalNoteCount: 3 })).toBe(count);
  });
});

describe('what a list shows', () => {
  it.each([
    ['employee', { requesterId: 'mara', deletedAt: null }],
    ['agent', { deletedAt: null }],
    ['admin', { deletedAt: null }],
  ] as const)('to an %s is never deleted', (role, where) => {
    expect(whereTicket(listedFor(as(role), { deleted: false }))).toEqual(where);
  });

  it('to an admin who asks for deleted tickets is nothing else', () => {
    expect(whereTicket(listedFor(as('admin'), { deleted: true }))).toEqual({ deletedAt: { not: null } });
  });

  it.each(['employee', 'agent'] as const)('refuses deleted tickets to an %s', (role) => {
    expect(() => listedFor(as(role), { deleted: true })).toThrow('forbidden');
  });
});
