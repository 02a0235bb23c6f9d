import { conflictsOf, ownChanges, rebased } from './person-merge';

const read = { name: 'Mara', role: 'employee' } as const;

describe('saving a person somebody else has saved meanwhile', () => {
  it('sends only what was changed here', () => {
    expect(ownChanges(read, { name: 'Mara Keller', role: 'employee' })).toEqual({ name: 'Mara Keller' });
    expect(ownChanges(read, read)).toEqual({});
  });

  it('is no conflict when they changed another field', () => {
    const typed = { name: 'Mara Keller', role: 'employee' } as const;
    const current = { name: 'Mara', role: 'agent' } as const;
    expect(conflictsOf(read, typed, current)).toEqual([]);
    expect(rebased(read, typed, current)).toEqual({ name: 'Mara Keller', role: 'agent' });
  });

  it('is no conflict when both want the same', () => {
    const both = { name: 'Mara', role: 'agent' } as const;
    expect(conflictsOf(read, both, both)).toEqual([]);
  });

  it('names a field that both changed differently, and keeps what was typed', () => {
    const typed = { name: 'Mara', role: 'agent' } as const;
    const current = { name: 'Mara', role: 'admin' } as const;
    expect(conflictsOf(read, typed, current)).toEqual([{ field: 'role', theirs: 'admin', mine: 'agent' }]);
    expect(rebased(read, typed, current)).toEqual(typed);
  });
});
