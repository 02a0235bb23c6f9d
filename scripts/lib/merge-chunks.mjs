// A browser fetches six files at a time, and each costs a round trip. What several parts of the portal share, the
// build puts into a file of its own, however small: here the small files of a page become one.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtFrom, closure, scriptsOf } from './module-graph.mjs';
import { MAIN, PAGES } from './portal-pages.mjs';

/** Bytes before compression. A larger file is worth its round trip: other pages need not load it. */
const SMALL = 12_000;

/**
 * Chrome compiles all functions of such a file beside the page, while the rest is on its way, instead of each when it is
 * called: a fifth to a quarter of what the page's own thread does at first. Other browsers see a comment.
 */
const CALLED_ON_LOAD = '//# allFunctionsCalledOnLoad';

/**
 * The small files that are loaded by the same pages, by the names of these pages.
 * @param {import('./module-graph.mjs').Outputs} outputs
 * @param {(file: string) => number} sizeOf bytes before compression
 * @param {Record<string, import('./portal-pages.mjs').Page>} pages
 * @returns {Map<string, string>} names by file; files that stay as they are have none
 */
export function smallFilesByPages(outputs, sizeOf, pages = PAGES) {
  const pagesOf = new Map();
  for (const [name, { component, soon = [] }] of Object.entries(pages))
    for (const file of new Set([
      ...scriptsOf(outputs, MAIN, component),
      ...soon.flatMap((source) => closure(outputs, builtFrom(outputs, source))),
    ]))
      pagesOf.set(file, [...(pagesOf.get(file) ?? []), name]);
  const main = builtFrom(outputs, MAIN);
  const small = [...pagesOf].filter(([file]) => file !== main && sizeOf(file) < SMALL);
  return new Map(small.map(([file, names]) => [file, names.join('-')]));
}

/** Angular's build makes its files small one by one: what only their neighbours showed to be unused or long is left. */
const smallestOf = (minify) => ({
  name: 'smallest',
  async renderChunk(script) {
    const { code } = await minify(script, { module: true, ecma: 2022, compress: { passes: 4 }, mangle: true });
    return { code: `${CALLED_ON_LOAD}\n${code}`, map: null };
  },
});

/**
 * Merges the small files of a built portal, and makes what comes of it smaller still.
 * @param {string} folder
 * @param {import('./module-graph.mjs').Outputs} outputs
 * @returns {Promise<import('./module-graph.mjs').Outputs>} what is there now
 */
export async function mergeChunks(folder, outputs) {
  // Loaded here, because this file is read before anything is installed.
  const { rollup } = await import('rollup');
  const { minify } = await import('@swc/core');
  const groups = smallFilesByPages(outputs, (file) => statSync(join(folder, file)).size);
  const main = builtFrom(outputs, MAIN);
  const bundle = await rollup({
    input: join(folder, main),
    // Angular's build has shaken the tree already.
    treeshake: false,
    onwarn: (warning) => {
      // Two files that need each other may run in the wrong order.
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({
    plugins: [smallestOf(minify)],
    entryFileNames: 'main-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    manualChunks: (id) => groups.get(basename(id)),
    onlyExplicitManualChunks: true,
  });
  await bundle.close();
  const merged = {};
  for (const chunk of output) {
    const sources = Object.keys(chunk.modules).map((id) => basename(id));
    merged[chunk.fileName] = {
      inputs: Object.assign({}, ...sources.map((file) => outputs[file].inputs)),
      imports: [
        ...chunk.imports.map((path) => ({ path, kind: 'import-statement' })),
        ...chunk.dynamicImports.map((path) => ({ path, kind: 'dynamic-import' })),
      ],
    };
    for (const file of sources) rmSync(join(folder, file), { force: true });
  }
  for (const { fileName, code } of output) writeFileSync(join(folder, fileName), code);
  const index = join(folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replaceAll(main, output[0].fileName));
  const others = Object.entries(outputs).filter(([file]) => !file.endsWith('.js'));
  return { ...merged, ...Object.fromEntries(others) };
}
