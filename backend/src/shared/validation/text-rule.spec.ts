import { textFault } from './text-rule.js';

const title = { min: 1, max: 5, singleLine: true };
const body = { min: 1, max: 10 };

describe('text', () => {
  it.each([
    ['a plain word', 'hello', title, null],
    ['five emoji, two units each', '😀😀😀😀😀', title, null],
    ['right-to-left text', 'שלום', title, null],
    ['a tab', 'a\tb', title, null],
    ['a newline in a body', 'a\nb', body, null],
    ['six code points', '😀😀😀😀😀😀', title, 'too_long'],
    ['nothing', '', title, 'required'],
    ['nothing but zero-width spaces', '\u200b\u2060\u{e0020}', title, 'required'],
    ['nothing but fillers', '\u3164 \u115f', body, 'required'],
    ['an emoji with a joiner', '👩‍💻', title, null],
    ['nothing to see where nothing is needed', '\u200b', { min: 0, max: 5 }, null],
    ['null', null, title, 'required'],
    ['a number', 7, title, 'not_text'],
    ['a newline in a title', 'a\nb', title, 'not_one_line'],
    ['a line separator in a title', 'a\u2028b', title, 'not_one_line'],
    ['a NUL', 'a\0b', body, 'forbidden_character'],
    ['a carriage return', 'a\rb', body, 'forbidden_character'],
    ['an escape', 'a\u001bb', body, 'forbidden_character'],
    ['a C1 control', 'a\u0085b', body, 'forbidden_character'],
    ['a lone surrogate', 'a\ud800', body, 'forbidden_character'],
    ['one character where two are needed', '😀', { min: 2, max: 5 }, 'too_short'],
  ])('judges %s', (_, value, rule, fault) => {
    expect(textFault(value, rule)).toBe(fault);
  });
});
