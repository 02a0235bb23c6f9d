import { FieldValue, bodyOf, sameValue, wordsOf } from './ticket-fields';

const ada = { id: 'a', name: 'Ada Agent', active: true };

describe('the fields of a ticket', () => {
  it.each<[FieldValue, object]>([
    [{ field: 'assignee', value: ada }, { assigneeId: 'a' }],
    [{ field: 'assignee', value: null }, { assigneeId: null }],
    [{ field: 'status', value: 'closed' }, { status: 'closed' }],
    [{ field: 'title', value: 'New' }, { title: 'New' }],
  ])('are sent as the API names them: %j', (change, body) => {
    expect(bodyOf(change)).toEqual(body);
  });

  it('have the same assignee whatever else is known of the person', () => {
    const renamed = { ...ada, name: 'Ada Anders' };
    expect(sameValue({ field: 'assignee', value: ada }, { field: 'assignee', value: renamed })).toBe(true);
    expect(sameValue({ field: 'assignee', value: ada }, { field: 'assignee', value: null })).toBe(false);
  });

  it('never have the same value as another field', () => {
    expect(sameValue({ field: 'title', value: 'x' }, { field: 'description', value: 'x' })).toBe(false);
  });

  it('read as the reader knows them', () => {
    expect(wordsOf({ field: 'status', value: 'closed' }, 'requester')).toBe('Solved');
    expect(wordsOf({ field: 'assignee', value: null }, 'staff')).toBe('Nobody');
    expect(wordsOf({ field: 'priority', value: 'high' }, 'staff')).toBe('High');
  });
});
