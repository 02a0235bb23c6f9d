import { renderMarkdown } from './render-markdown';

const shown = (text: string): HTMLElement => {
  const place = document.createElement('div');
  place.innerHTML = renderMarkdown(text);
  return place;
};

describe('Markdown that people wrote', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', 'script'],
    ['an image with a handler', '<img src=x onerror=alert(1)>', 'img'],
    ['a frame', '<iframe src="https://example.org"></iframe>', 'iframe'],
    ['a style', '<style>body { display: none }</style>', 'style'],
    ['a form', '<form action="https://example.org"><input></form>', 'form, input'],
  ])('shows %s as the text it is', (_name, text, selector) => {
    expect(shown(text).querySelector(selector)).toBeNull();
    expect(shown(text).textContent).toContain(text);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<b>x</b>', 'vbscript:x', '//example.org/x'])(
    'gives a link to %s no address',
    (address) => {
      const link = shown(`[press](<${address}>)`).querySelector('a');
      expect(link?.getAttribute('href') ?? null).toBeNull();
    },
  );

  it('turns a remote picture into a link that says so, and loads nothing', () => {
    const place = shown('![the jam](https://example.org/jam.png)');
    expect(place.querySelector('img')).toBeNull();
    expect(place.querySelector('a')?.getAttribute('href')).toBe('https://example.org/jam.png');
    expect(place.textContent).toContain('Image: the jam');
  });

  it('opens links elsewhere without telling where they were pressed', () => {
    const link = shown('See https://example.org/help.').querySelector('a');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).toBe('_blank');
  });

  it('cannot break out of an address', () => {
    const link = shown('[x](https://example.org/"onmouseover="alert(1))').querySelector('a');
    expect(link?.getAttributeNames().sort()).toEqual(['href', 'rel', 'target']);
  });

  it('keeps lists, emphasis, code and line breaks', () => {
    const place = shown('One\ntwo **strong**\n\n- tray 2\n- `code`\n');
    expect(place.querySelectorAll('li')).toHaveLength(2);
    expect(place.querySelector('br')).not.toBeNull();
    expect(place.querySelector('strong')?.textContent).toBe('strong');
    expect(place.querySelector('li code')?.textContent).toBe('code');
  });

  it('keeps the headings of a text below those of the page', () => {
    expect(shown('# Large').querySelector('h3')?.textContent).toBe('Large');
  });

  it('keeps emoji and right-to-left text as they are', () => {
    expect(shown('🖨️ الطابعة').textContent).toContain('🖨️ الطابعة');
  });
});
