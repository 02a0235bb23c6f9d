import { viewNamed, viewsFor } from './ticket-views';

describe('the quick filters', () => {
  it('are open, solved and all for requesters', () => {
    expect(viewsFor('requester').map(({ name }) => name)).toEqual(['open', 'solved', 'all']);
  });

  it('begin with what is assigned to the reader for agents and admins', () => {
    expect(viewNamed(undefined, 'staff', false).filter).toEqual({ assigneeId: 'me', status: ['open', 'in_progress'] });
  });

  it('begin with what is open for requesters', () => {
    expect(viewNamed(undefined, 'requester', false).filter).toEqual({ status: ['open', 'in_progress'] });
  });

  it.each(['requester', 'staff'] as const)('let a search of %s look at everything', (audience) => {
    expect(viewNamed(undefined, audience, true).filter).toEqual({});
  });

  it('keep a chosen view while searching', () => {
    expect(viewNamed('solved', 'requester', true).filter).toEqual({ status: ['closed'] });
  });

  it('fall back to the first for a name nobody knows', () => {
    expect(viewNamed('unassigned', 'requester', false).name).toBe('open');
  });
});
