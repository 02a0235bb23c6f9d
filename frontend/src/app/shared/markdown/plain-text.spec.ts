import { renderMarkdown } from './render-markdown';
import { renderPlainText } from './plain-text';

/** As it looks: spaces and breaks of lines before and between elements show nothing. */
const shown = (html: string): string => {
  const place = document.createElement('div');
  place.innerHTML = html;
  return place.innerHTML.replaceAll(/ +(?=<)|(?<=>)\n/g, '');
};

/** The same numbers in every run, from 0 to below `bound`. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

describe('text without signs', () => {
  it.each([
    'The printer on floor 3 is out of toner.',
    'It blinks since this morning,\nand it hums.\n\nCould somebody have a look?',
    'NB-1234 (the "new" one): 100 % slower than mine; isn’t it? C++ and C#, 3 + 4 = 7!',
    'الطابعة 🖨️ في الطابق الثالث',
    'Three blank lines\n\n\n\nbetween, and two spaces  \nat an end.',
  ])('looks as Markdown makes it look: %j', (text) => {
    expect(shown(renderPlainText(text) ?? 'none')).toBe(shown(renderMarkdown(text)));
  });

  it.each([
    'It is **red**',
    'snake_case_name',
    '- one',
    'Steps:\n1. Open it',
    '2) Close it',
    '# Heading',
    'Heading\n---',
    'Heading\n=',
    '> quoted',
    '    code',
    'See https://example.org',
    'see WWW.example.org',
    'ask mara@example.org',
    'a &amp; b',
    '<b>bold</b>',
    'one\\\ntwo',
    'a | b\n:-|-:',
    'a\tb',
    '~~gone~~',
    '`code`',
  ])('is not what Markdown may read: %j', (text) => {
    expect(renderPlainText(text)).toBeNull();
  });

  it('looks the same whatever stands in it', () => {
    const pieces = [
      ...['a', 'Word', '7', '12', ' ', '  ', '\n', '\n\n', '.', ')', '(', ':', ';', ',', '!', '?', '-', '+', '#', '='],
      ...['"', "'", '%', '$', '^', '{', '}', '/', '*', '_', '>', '|', '\u00a0', '\u2028', '🖨️', 'é', 'www', 'http:'],
    ];
    const next = numbers(7);
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)])
        .join('')
        .trim(),
    ).filter((text) => text !== '');
    const plain = texts.filter((text) => renderPlainText(text) !== null);
    expect(plain.length).toBeGreaterThan(500);
    for (const text of plain) {
      expect([text, shown(renderPlainText(text) ?? '')]).toEqual([text, shown(renderMarkdown(text))]);
    }
  });
});
