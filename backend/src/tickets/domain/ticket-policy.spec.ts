import type { Actor } from '../../auth/actor.js';
import { allowanceOf, commentRefusalOf, refusalOf, TICKET_ACTIONS } from './ticket-policy.js';

const as = (role: Actor['role'], id = 'someone'): Actor => ({ id, role, name: 'Someone', sessionId: null });
const open = { status: 'open', deletedAt: null } as const;
const inProgress = { status: 'in_progress', deletedAt: null } as const;
const closed = { status: 'closed', deletedAt: null } as const;
const deleted = { status: 'open', deletedAt: new Date(0) } as const;

describe('the policy', () => {
  it.each([
    ['employee', open, ['edit', 'comment', 'delete']],
    ['employee', inProgress, ['edit', 'comment']],
    ['employee', closed, ['comment']],
    ['agent', open, ['edit', 'assign', 'comment', 'note']],
    ['agent', closed, ['edit', 'assign', 'comment', 'note']],
    ['admin', open, ['edit', 'assign', 'comment', 'note', 'delete']],
    ['admin', closed, ['edit', 'assign', 'comment', 'note', 'delete']],
    ['admin', deleted, ['restore']],
  ] as const)('allows an %s with %j: %j', (role, ticket, actions) => {
    expect(allowanceOf(as(role), ticket).actions).toEqual(actions);
  });

  it.each([
    ['employee', 'edit', closed, 'ticket_closed'],
    ['employee', 'delete', inProgress, 'ticket_not_open'],
    ['employee', 'assign', closed, 'forbidden'],
    ['employee', 'note', open, 'forbidden'],
    ['agent', 'delete', open, 'forbidden'],
    ['agent', 'restore', open, 'forbidden'],
    ['admin', 'restore', open, 'ticket_not_deleted'],
    ['admin', 'delete', deleted, 'ticket_deleted'],
    ['admin', 'comment', deleted, 'ticket_deleted'],
  ] as const)('refuses an %s to %s with %j as %s', (role, action, ticket, refusal) => {
    expect(refusalOf(as(role), action, ticket)).toBe(refusal);
  });

  it('offers no status for a deleted ticket', () => {
    expect(allowanceOf(as('admin'), deleted).statuses).toEqual([]);
  });

  it('knows each action once', () => {
    expect(new Set(TICKET_ACTIONS).size).toBe(TICKET_ACTIONS.length);
  });
});

describe('a comment', () => {
  it.each([
    ['its author', as('employee', 'author'), open, null],
    ['an admin', as('admin'), open, null],
    ['another agent', as('agent'), open, 'forbidden'],
    ['another employee', as('employee'), open, 'forbidden'],
    ['an admin when the ticket is deleted', as('admin'), deleted, 'ticket_deleted'],
    ['another agent when the ticket is deleted', as('agent'), deleted, 'forbidden'],
  ] as const)('is for %s to edit', (_, actor, ticket, refusal) => {
    expect(commentRefusalOf(actor, { authorId: 'author' }, ticket)).toBe(refusal);
  });
});
