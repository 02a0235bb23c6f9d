import type { Actor } from '../../auth/actor.js';
import { filterFor } from './ticket-filter.js';
import { listedFor } from './ticket-visibility.js';

const mara: Actor = { id: 'mara', role: 'employee', name: 'Mara', sessionId: null };
const ada: Actor = { id: 'ada', role: 'agent', name: 'Ada', sessionId: null };

describe('a filter', () => {
  it('holds nothing but the visibility rule when nothing is asked', () => {
    expect(filterFor(mara, {})).toEqual({ scope: listedFor(mara, { deleted: false }) });
    expect(filterFor(ada, {})).toEqual({ scope: listedFor(ada, { deleted: false }) });
  });

  it('keeps the visibility rule whoever is asked for', () => {
    expect(filterFor(mara, { requesterId: 'ada' })).toMatchObject({
      scope: { requesterId: 'mara' },
      requesterId: 'ada',
    });
  });

  it.each([
    ['me', 'ada'],
    ['none', null],
    ['0198F3A2-6C1E-7D54-9A41-3F0F5B2C7E10', '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10'],
  ])('reads the assignee %s', (assigneeId, expected) => {
    expect(filterFor(ada, { assigneeId })).toMatchObject({ assigneeId: expected });
  });

  it('is the same for the same words in another order', () => {
    expect(filterFor(ada, { status: ['open', 'closed'], priority: ['low', 'high'] })).toEqual(
      filterFor(ada, { status: ['closed', 'open'], priority: ['high', 'low'] }),
    );
  });

  it('is the same for all statuses and priorities as for none', () => {
    const everything = filterFor(ada, {
      status: ['closed', 'open', 'in_progress'],
      priority: ['high', 'low', 'medium'],
    });
    expect(everything).toEqual(filterFor(ada, {}));
  });
});
