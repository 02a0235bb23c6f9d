import type { Actor } from '../../auth/actor.js';
import { refusalOf, type TicketAction } from './ticket-policy.js';
import { isAllowed, statesWhere } from './ticket-states.js';

const as = (role: Actor['role']): Actor => ({ id: 'someone', role, name: 'Someone', sessionId: null });

const allowed = (actor: Actor, action: TicketAction) =>
  statesWhere(actor, (state) => isAllowed((one) => [refusalOf(actor, action, one)], state));

describe('the states in which something is allowed', () => {
  it.each([
    ['employee', 'edit', ['open', 'open own', 'in_progress', 'in_progress own']],
    ['employee', 'delete', ['open', 'open own']],
    ['employee', 'note', []],
    ['agent', 'edit', ['open', 'open own', 'in_progress', 'in_progress own', 'closed', 'closed own']],
    [
      'admin',
      'restore',
      [
        'open deleted',
        'open deleted own',
        'in_progress deleted',
        'in_progress deleted own',
        'closed deleted',
        'closed deleted own',
      ],
    ],
  ] as const)('for an %s to %s it', (role, action, states) => {
    expect(allowed(as(role), action)).toEqual(states);
  });

  it('are those in which none of several rules refuses', () => {
    const actor = as('employee');
    const rules = () => [null, 'forbidden'] as const;
    expect(statesWhere(actor, (state) => isAllowed(rules, state))).toEqual([]);
  });

  it('tell whose ticket it is', () => {
    const actor = as('agent');
    expect(
      statesWhere(
        actor,
        ({ status, deletedAt, requesterId }) => status === 'open' && !deletedAt && requesterId === actor.id,
      ),
    ).toEqual(['open own']);
  });
});
