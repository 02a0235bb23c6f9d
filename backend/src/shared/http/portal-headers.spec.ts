import { headersOfPortalFile } from './portal-headers.js';

const FOREVER = 'public, max-age=31536000, immutable';

describe('a file of the portal', () => {
  it.each([
    ['main-QZK6HUAN.js', FOREVER],
    ['main-QZK6HUAN.js.br', FOREVER],
    ['chunk-_GAY_pr1.js.gz', FOREVER],
    ['chunk--HhzPOeI.js.br', FOREVER],
    ['styles-GVHHUBVN.css.br', FOREVER],
    ['fonts/inter-latin-wght-normal.woff2', FOREVER],
    ['index.html.br', 'private, no-cache'],
    ['tickets.dark.html', 'private, no-cache'],
    ['favicon.svg.br', 'public, max-age=86400'],
    ['3rdpartylicenses.txt.br', 'no-cache'],
  ])('%s is kept by browsers: %s', (file, cacheControl) => {
    expect(headersOfPortalFile(`/app/frontend/dist/${file}`).cacheControl).toBe(cacheControl);
  });

  it.each(['index.html', 'index.html.br', 'favicon.svg', '3rdpartylicenses.txt.gz'])(
    '%s can be opened as a page, and keeps every header',
    (file) => {
      expect(headersOfPortalFile(file).without).toEqual([]);
    },
  );

  it('that is no page goes without the headers of pages, but not without those that hold for every file', () => {
    const { without } = headersOfPortalFile('main-QZK6HUAN.js.br');
    expect(without).toContain('Content-Security-Policy');
    expect(without).not.toContain('X-Content-Type-Options');
    expect(without).not.toContain('Cross-Origin-Resource-Policy');
  });
});
