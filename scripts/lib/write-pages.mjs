// The HTML of the portal. What a browser is not told here it learns only a round trip later: of the styles when it has
// read the HTML, of a page's own files when the main script has run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFrom, closure, scriptsOf } from './module-graph.mjs';
import { ASKED_BY_ALL, LOOKS, MAIN, PAGES } from './portal-pages.mjs';

const STYLESHEET = /<link rel="stylesheet" href="([^"]+)">/;
const MAIN_SCRIPT = /<script src="([^"]+)" type="module"/;

/** The program's scripts are most of the bytes: what the page asks the server for, and the font, go before them. */
const LATER = 'fetchpriority="low"';

const hintFor = (script) => `<link rel="modulepreload" href="${script}" ${LATER}>`;

/**
 * The HTML with its styles inside, and with a hint for the main script before all others: of the six files that a browser
 * fetches at a time it must be one, for it takes longest and starts the program.
 * @param {string} html
 * @param {(file: string) => string} read
 */
export function withStylesInside(html, read) {
  const [link, stylesheet] = STYLESHEET.exec(html) ?? [];
  const [script, main] = MAIN_SCRIPT.exec(html) ?? [];
  if (link === undefined || main === undefined) throw new Error('index.html names no stylesheet, or no main script.');
  return html
    .replace(link, () => `<style>${read(stylesheet)}</style>`)
    .replace(script, `${script} ${LATER}`)
    .replace('<link rel="preload"', `${hintFor(main)}$&`);
}

/** The HTML with what this look says in its first tag. */
export const inLook = (html, attributes) => html.replace('<html lang="en"', `$&${attributes}`);

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
  const hints = [...scripts].filter((file) => !html.includes(`"${file}"`)).map(hintFor);
  return html
    .replace('</head>', `${hints.join('')}</head>`)
    .replace('class="dk-opening"', entrance ? 'class="dk-opening dk-of-entrance"' : '$&');
}

/**
 * Writes the HTML of each page in each look into a built portal, and `.pages.json`, by which the server finds it and
 * what the page will ask for.
 * @param {string} folder
 * @param {import('./module-graph.mjs').Outputs} outputs
 */
export function writePages(folder, outputs) {
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  const write = (file, text) => writeFileSync(join(folder, file), text);
  const html = withStylesInside(read('index.html'), read);
  const pages = Object.values(PAGES);
  const written = [['index', html], ...pages.map((page) => [page.name, withPreloads(html, outputs, page)])];
  for (const [page, text] of written)
    for (const look of LOOKS) write(`${page}${look.name}.html`, inLook(text, look.attributes));
  const asked = pages.map(({ name, pattern, asks, asksForStaff }) => ({ name, pattern, asks, asksForStaff }));
  const list = { ...ASKED_BY_ALL, looks: LOOKS.map(({ name }) => name), pages: asked };
  write('.pages.json', `${JSON.stringify(list, null, 2)}\n`);
}
