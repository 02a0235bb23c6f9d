// Without a hint a browser learns of a page's own files only when the main script has run: a round trip later.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFrom, closure, scriptsOf } from './module-graph.mjs';
import { MAIN, PAGES } from './portal-pages.mjs';

/**
 * The HTML of one page: the common one with a hint for each script that this page needs besides, and with its frame.
 * @param {string} html
 * @param {import('./module-graph.mjs').Outputs} outputs
 * @param {import('./portal-pages.mjs').Page} page
 */
export function withPreloads(html, outputs, { component, entrance = false, soon = [] }) {
  const scripts = new Set([
    ...scriptsOf(outputs, MAIN, component),
    ...soon.flatMap((source) => closure(outputs, builtFrom(outputs, source))),
  ]);
  const hints = [...scripts]
    .filter((file) => !html.includes(`"${file}"`))
    .map((file) => `<link rel="modulepreload" href="${file}">`);
  return html
    .replace('</head>', `${hints.join('')}</head>`)
    .replace('class="dk-opening"', entrance ? 'class="dk-opening dk-of-entrance"' : '$&');
}

/**
 * Writes the HTML of each page into a built portal, and `.pages.json`, by which the server finds it.
 * @param {string} folder
 * @param {import('./module-graph.mjs').Outputs} outputs
 */
export function preloadPages(folder, outputs) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const pages = Object.values(PAGES);
  for (const page of pages) writeFileSync(join(folder, `${page.name}.html`), withPreloads(html, outputs, page));
  const places = pages.map(({ name, pattern }) => ({ pattern, file: `${name}.html` }));
  writeFileSync(join(folder, '.pages.json'), `${JSON.stringify(places, null, 2)}\n`);
}
