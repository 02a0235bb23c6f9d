/**
 * The part of the build's own metadata (esbuild's metafile) that says which file loads which.
 * @typedef {Record<string, { inputs: Record<string, unknown>, imports: readonly { path: string, kind: string }[] }>} Outputs
 */

/**
 * What a browser loads to show one page: the main script, each lazy chunk on the shortest way from there to the
 * page's own, and all that these import. Throws when the page is not in the graph.
 * @param {Outputs} outputs
 * @param {string} main source file
 * @param {string} page source file of the page's component
 * @returns {string[]} built files
 */
export function scriptsOf(outputs, main, page) {
  return [...new Set(wayTo(outputs, main, page).flatMap((step) => closure(outputs, step)))];
}

/** The lazy steps from the main script to the page: each is known to the browser only when the one before has run. */
export function wayTo(outputs, main, page) {
  const start = builtFrom(outputs, main);
  const goal = builtFrom(outputs, page);
  const ways = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    if (way.at(-1) === goal || closure(outputs, way.at(-1)).includes(goal)) return way;
    for (const next of lazyFrom(outputs, way.at(-1))) {
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  throw new Error(`No way leads from ${main} to ${page} in the built portal.`);
}

/** A built file and all that it imports, directly or not. */
export function closure(outputs, file) {
  const found = new Set([file]);
  for (const one of found) for (const { path } of importsOf(outputs, one, 'import-statement')) found.add(path);
  return [...found];
}

function lazyFrom(outputs, file) {
  return closure(outputs, file).flatMap((one) => importsOf(outputs, one, 'dynamic-import').map(({ path }) => path));
}

function importsOf(outputs, file, wanted) {
  return (outputs[file]?.imports ?? []).filter(({ path, kind }) => kind === wanted && path in outputs);
}

/** The built file that holds a source file. Throws when there is none. */
export function builtFrom(outputs, source) {
  const built = Object.keys(outputs).find((file) => source in outputs[file].inputs);
  if (built === undefined) throw new Error(`The built portal does not hold ${source}.`);
  return built;
}
