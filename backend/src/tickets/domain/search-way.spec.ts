import { describe, expect, it } from '@jest/globals';
import { byIndex, type Expected, isCommon, thanExpected, Walk, type Way } from './search-way.js';

const PAGE = 26;
const ONE_IN_TEN = 100_000;

/** Of a million tickets. */
const oneWord = (holding: number): Expected => ({
  tickets: 1_000_000,
  holding,
  holdingWhole: 1_000_000,
  holdingLast: holding,
});
const twoWords = (holdingWhole: number, holdingLast: number, holding: number): Expected => ({
  tickets: 1_000_000,
  holding,
  holdingWhole,
  holdingLast,
});

describe('a search', () => {
  it.each([
    ['a word that nobody knows', oneWord(0), false],
    ['a rare word', oneWord(300), false],
    ['a common word', oneWord(ONE_IN_TEN), true],
    ['two words that are common together', twoWords(ONE_IN_TEN, ONE_IN_TEN, 10_000), true],
    ['two common words that are rare together', twoWords(ONE_IN_TEN, ONE_IN_TEN, 100), false],
    ['a common word beside one that nobody knows', twoWords(ONE_IN_TEN, 0, 0), false],
  ])('for %s begins with a walk: %#', (_what, expected, isWalk) => {
    expect(isCommon(expected, PAGE)).toBe(isWalk);
  });

  it.each([
    ['all words, when the last one is rare', twoWords(ONE_IN_TEN, 0, 0), 'all words'],
    ['the whole words, when they are rarer than what begins like the last one', twoWords(0, 300_000, 0), 'whole words'],
    ['all words, when both are rare', twoWords(0, 0, 0), 'all words'],
    ['all words, when there is only one', oneWord(300), 'all words'],
    [
      'all words of what is nothing but a started one in a small desk',
      { ...oneWord(5), tickets: 1, holdingWhole: 1 },
      'all words',
    ],
  ])('reads the index on %s', (_what, expected, on) => {
    expect(byIndex(expected, null)).toEqual({ by: 'index', on, most: null });
  });

  it('learns from an index that held more than it was read for', () => {
    const expected = twoWords(0, 500_000, 0);
    const learnt = thanExpected(expected, byIndex(expected, 4_000));
    expect(learnt).toMatchObject({ holdingWhole: 4_001, holding: 2_000.5 });
    expect(isCommon(learnt, PAGE)).toBe(true);
    expect(thanExpected(oneWord(300), byIndex(oneWord(300), 4_000)).holding).toBe(4_001);
  });
});

describe('a walk', () => {
  /** What it does when each stride finds so many, and passes numbers as far apart. */
  function courseOf(walk: Walk, { found, span }: { found: number; span: (way: Way) => number }): Way[] {
    const course: Way[] = [];
    for (let way = walk.next(0), all = 0; way !== null && course.length < 50; way = walk.next((all += found))) {
      course.push(way);
      walk.went(way, span(way));
    }
    return course;
  }
  const inOrder = (way: Way): number => (way.by === 'walk' ? way.steps : way.by === 'blocks' ? way.numbers : 0);

  it('takes the first stride as long as the words are expected to need, and at most 4,000', () => {
    expect(new Walk(oneWord(ONE_IN_TEN), PAGE).next(0)).toEqual({ by: 'walk', steps: 500 });
    expect(new Walk(oneWord(5_000), PAGE).next(0)).toEqual({ by: 'walk', steps: 4_000 });
  });

  it('goes on as far as what it found lets expect', () => {
    const walk = new Walk(oneWord(ONE_IN_TEN), PAGE);
    walk.went({ by: 'walk', steps: 500 }, 500);
    expect(walk.next(20)).toEqual({ by: 'walk', steps: 500 });
    expect(walk.next(1)).toEqual({ by: 'walk', steps: 8_000 });
  });

  it('goes by blocks for two words where the list lies in the order of numbers, and ends when the index is cheaper', () => {
    const course = courseOf(new Walk(twoWords(ONE_IN_TEN, ONE_IN_TEN, 10_000), PAGE), { found: 0, span: inOrder });
    expect(course[0]).toEqual({ by: 'walk', steps: 500 });
    expect(new Set(course.slice(1).map(({ by }) => by))).toEqual(new Set(['blocks']));
    expect(course.length).toBeLessThan(10);
  });

  it.each([
    ['it lies anywhere', (way: Way) => (way.by === 'walk' ? 900_000 : 0), 0],
    ['it turns out to, and leads back', (way: Way) => (way.by === 'walk' ? way.steps : -3), 1],
    ['it turns out to, and stops at once', (way: Way) => (way.by === 'walk' ? way.steps : 3), 1],
  ])('goes by steps when %s', (_what, span, blocks) => {
    const course = courseOf(new Walk(twoWords(ONE_IN_TEN, ONE_IN_TEN, 10_000), PAGE), { found: 0, span });
    expect(course.filter(({ by }) => by === 'blocks')).toHaveLength(blocks);
    expect(course.length).toBeGreaterThan(blocks + 1);
  });

  it('never goes by blocks for one word, nor where nearly every text holds the whole words', () => {
    for (const expected of [oneWord(5_000), twoWords(999_000, 5_000, 5_000)])
      expect(courseOf(new Walk(expected, PAGE), { found: 0, span: inOrder }).map(({ by }) => by)).not.toContain(
        'blocks',
      );
  });

  it('goes to the end for words that too many tickets hold for the index', () => {
    expect(courseOf(new Walk(oneWord(200_000), PAGE), { found: 0, span: inOrder })).toHaveLength(50);
  });
});
