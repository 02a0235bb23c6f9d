import { guarded, unguarded } from './formula-guard.js';

describe('the guard against formulas', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['=1+1', "'=1+1"],
    ['-5 degrees', "'-5 degrees"],
    ['＝full width', "'＝full width"],
    ["'=1+1", "''=1+1"],
    ["''@all", "'''@all"],
    ["'\nbelow", "''\nbelow"],
    ["'tis late", "'tis late"],
    ["''quoted''", "''quoted''"],
    ["'", "'"],
    ['a=b', 'a=b'],
  ])('writes %j as %j and reads it back', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
  });

  const signs = ["'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' ', 'a', '"'];
  const ofLength = (length: number): string[] =>
    length === 0 ? [''] : ofLength(length - 1).flatMap((start) => signs.map((sign) => start + sign));

  it.each([0, 1, 2, 3, 4])('gives back every text that begins with any %i signs, and leaves no formula', (length) => {
    const texts = ofLength(length);
    expect(texts.filter((text) => unguarded(guarded(text)) !== text)).toEqual([]);
    expect(texts.filter((text) => /^[=+\-@\t\r\n＝＋－＠]/.test(guarded(text)))).toEqual([]);
  });
});
