import type { Actor } from '../../auth/actor.js';
import { refuseInOrder } from './ticket-refusal.js';

const agent: Actor = { id: 'someone', role: 'agent', name: 'Someone', sessionId: null };
const stale = () => {
  throw new Error('version_conflict');
};

describe('several refusals at once', () => {
  it('are told in the order 403, 412, 409', () => {
    expect(() => refuseInOrder(agent, 'open', ['ticket_closed', 'forbidden'], stale)).toThrow('forbidden');
    expect(() => refuseInOrder(agent, 'open', ['ticket_closed', null], stale)).toThrow('version_conflict');
    expect(() => refuseInOrder(agent, 'open', [null, 'ticket_closed'])).toThrow('ticket_closed');
    expect(() => refuseInOrder(agent, 'open', [null])).not.toThrow();
  });

  it('say which statuses are possible when a transition is not', () => {
    try {
      refuseInOrder(agent, 'closed', ['transition_refused']);
      throw new Error('was not refused');
    } catch (error) {
      expect(error).toMatchObject({ code: 'transition_refused', members: { allowed: ['open'] } });
    }
  });
});
