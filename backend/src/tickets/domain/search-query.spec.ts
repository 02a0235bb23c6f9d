import { parseSearch, startedTerm, splitLastWord } from './search-query.js';

describe('a search', () => {
  it.each([
    ['printer', { numbers: [], words: ['printer'] }],
    ['  floor\t3   printer ', { numbers: [], words: ['floor', '3', 'printer'] }],
    ['#1042', { numbers: [1042], words: [] }],
    ['1042', { numbers: [], words: ['1042'] }],
    ['printer #1042 #1042', { numbers: [1042], words: ['printer'] }],
    ['#99999999999', { numbers: [0], words: [] }],
    ['#x', { numbers: [], words: ['#x'] }],
    ['größe\u00a0🙂', { numbers: [], words: ['größe', '🙂'] }],
    ['a List<Invoice>', { numbers: [], words: ['a', 'List', 'Invoice'] }],
    ['<script>', { numbers: [], words: ['script'] }],
    ['<>', { numbers: [], words: ['<>'] }],
  ])('for %j looks for %j', (q, expected) => {
    expect(parseSearch(q)).toEqual(expected);
  });

  it.each([
    ['one', { whole: '', started: 'one' }],
    ['one two three', { whole: 'one two', started: 'three' }],
    ['#7', { whole: '', started: null }],
  ])('for %j takes only the last word for unfinished', (q, expected) => {
    expect(splitLastWord(parseSearch(q))).toEqual(expected);
  });

  it.each([
    ['pap', ''],
    ['größe', ''],
    ['hp-42', `'hp' & '42':*`],
    ['wiki.org', `'wiki.org':* | ('wiki' & 'org':*)`],
    [`o'brien`, `'o' & 'brien':*`],
    ['a\\b', `'a' & 'b':*`],
    ['!b):*', ''],
    ['!!!', ''],
  ])('looks for the parts of the started word %j literally', (word, term) => {
    expect(startedTerm(word)).toBe(term);
  });
});
