import { fromCursorPosition, parseSort, positionOf, toCursorPosition } from './ticket-sort.js';

const ticket = {
  id: 7,
  status: 'open',
  priority: 'high',
  createdAt: '2026-03-01T09:00:00.123Z',
  updatedAt: '2026-03-02T09:00:00.456Z',
} as const;

describe('a sort', () => {
  it.each([
    ['createdAt', { by: 'createdAt', direction: 'asc' }],
    ['-priority', { by: 'priority', direction: 'desc' }],
    ['-id', { by: 'id', direction: 'desc' }],
  ])('of %s', (text, sort) => {
    expect(parseSort(text)).toEqual(sort);
  });

  it.each(['title', '--id', '', 'constructor'])('is refused for %j', (text) => {
    expect(() => parseSort(text)).toThrow();
  });
});

describe('the place where a page ended', () => {
  it.each([
    ['createdAt', '2026-03-01T09:00:00.123Z'],
    ['-updatedAt', '2026-03-02T09:00:00.456Z'],
    ['priority', 'high'],
    ['-status', 'open'],
    ['id', null],
  ] as const)('sorted by %s is exact', (sort, key) => {
    expect(positionOf(ticket, parseSort(sort), null)).toEqual({ key, id: 7, spelling: null });
  });

  it.each([null, [['printer', 'printed'], ['jam']]])('survives a cursor with the spelling %j', (spelling) => {
    const position = positionOf(ticket, parseSort('id'), spelling);
    expect(fromCursorPosition(toCursorPosition(position))).toEqual(position);
  });
});
