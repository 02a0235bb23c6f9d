import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What Node is started with to serve: V8 otherwise lets the heap grow to several times what is alive, which
 * doubles the memory of a server under load for a few hundredths of its speed.
 * @type {string[]}
 */
export const serverFlags = JSON.parse(readFileSync(new URL('server-flags.json', import.meta.url), 'utf8'));

const binaries = join(root, 'node_modules/.bin');

/** The Node that the packages bring along; without it the one running, e.g. in the container image. */
export function nodeBinary() {
  const own = join(binaries, 'node');
  return existsSync(own) ? own : process.execPath;
}

/** The environment in which the installed tools find each other and that Node. */
export function toolEnvironment() {
  return { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}` };
}
