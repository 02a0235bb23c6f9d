import { fittingColumns } from './table-fit';

const all = ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'createdAt', 'updatedAt', 'commentCount'];

describe('the columns that fit', () => {
  it.each([
    [1300, all],
    [1100, ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'updatedAt']],
    [800, ['id', 'title', 'status', 'priority', 'assignee']],
    [600, ['id', 'title', 'status']],
    [100, ['title']],
  ])('into %i pixels lose the least needed first', (width, expected) => {
    expect(fittingColumns(all, width)).toEqual(expected);
  });

  it('are never more than were chosen', () => {
    expect(fittingColumns(['title', 'status'], 2000)).toEqual(['title', 'status']);
  });
});
