// What the portal may weigh, and the check that ends its build.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scriptsOf } from './module-graph.mjs';
import { MAIN, PAGES } from './portal-pages.mjs';

/** Bytes after Brotli, as they go over the wire: 1 kB is 1,000. */
export const BUDGETS = [
  { what: 'JavaScript of sign-in', page: PAGES.signIn.component, limit: 110_000 },
  {
    what: "JavaScript of a requester's list",
    page: PAGES.list.component,
    limit: 170_000,
  },
  { what: "JavaScript of the agents' table", page: PAGES.table.component, limit: 170_000 },
  { what: 'CSS', limit: 15_000 },
];

/**
 * What each budget names weighs.
 * @param {import('./module-graph.mjs').Outputs} outputs
 * @param {(file: string) => number} weigh bytes on the wire
 * @param {readonly { what: string, page?: string, limit: number }[]} budgets
 */
export function weighPages(outputs, weigh, budgets = BUDGETS) {
  const styles = Object.keys(outputs).filter((file) => 'angular:styles/global:styles' in outputs[file].inputs);
  return budgets.map((budget) => {
    const files = budget.page === undefined ? styles : scriptsOf(outputs, MAIN, budget.page);
    return { ...budget, files: files.length, bytes: files.reduce((sum, file) => sum + weigh(file), 0) };
  });
}

/** One sentence for each budget that is overspent. */
export function overspent(weights) {
  return weights
    .filter(({ bytes, limit }) => bytes > limit)
    .map(
      ({ what, bytes, limit }) => `${what}: ${inKb(bytes)} compressed, ${inKb(bytes - limit)} over its ${inKb(limit)}.`,
    );
}

/**
 * Takes the module graph out of a folder just built, where it would be served.
 * @param {string} folder
 * @returns {import('./module-graph.mjs').Outputs}
 */
export function takeModuleGraph(folder) {
  const path = join(folder, 'browser-stats.json');
  const { outputs } = JSON.parse(readFileSync(path, 'utf8'));
  rmSync(path);
  return outputs;
}

/**
 * Fails when the portal in this folder, compressed, weighs more than it may.
 * @param {string} folder
 * @param {import('./module-graph.mjs').Outputs} outputs
 */
export function checkBudgets(folder, outputs) {
  const weights = weighPages(outputs, (file) => wireSize(join(folder, file)));
  for (const { what, bytes, limit, files } of weights)
    console.log(`${what}: ${inKb(bytes)} compressed in ${files} files, of ${inKb(limit)}`);
  const excess = overspent(weights);
  if (excess.length > 0)
    throw new Error(
      `The portal is too heavy.\n${excess.join('\n')}\nMake it lighter, or load later what a page does not need at first.`,
    );
}

/** Small files have no compressed sibling: they go as they are. */
const wireSize = (path) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;

const inKb = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;
