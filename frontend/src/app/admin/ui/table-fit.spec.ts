import { fittingColumns, widthsOf } from './table-fit';

const all = ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'createdAt', 'updatedAt', 'commentCount'];
const usual = all.filter((name) => name !== 'updatedAt');

describe('the columns that fit', () => {
  it.each([
    [1300, all],
    [1000, ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'updatedAt']],
    [800, ['id', 'title', 'status', 'priority', 'assignee']],
    [600, ['id', 'title', 'status', 'priority']],
    [100, ['id', 'title']],
  ])('into %i pixels lose the least needed first', (width, expected) => {
    expect(fittingColumns(all, width, 'id')).toEqual(expected);
  });

  it.each([
    [1112, usual],
    [984, ['id', 'title', 'requester', 'status', 'priority', 'assignee', 'createdAt']],
    [904, ['id', 'title', 'status', 'priority', 'assignee', 'createdAt']],
    [728, ['id', 'title', 'status', 'priority', 'createdAt']],
    [100, ['title', 'createdAt']],
  ])('into %i pixels keep the one that sorts them', (width, expected) => {
    expect(fittingColumns(usual, width, 'createdAt')).toEqual(expected);
  });

  it('are never more than were chosen', () => {
    expect(fittingColumns(['title', 'status'], 2000, 'status')).toEqual(['title', 'status']);
  });

  it('give up width before one of them goes', () => {
    expect(fittingColumns(usual, 1000, 'createdAt')).toEqual(usual);
    expect(widthsOf(usual, 1000)['assignee']).toBeLessThan(widthsOf(usual, 1300)['assignee'] ?? 0);
  });
});
