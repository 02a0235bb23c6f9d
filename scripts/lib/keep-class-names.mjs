import { readFile } from 'node:fs/promises';

/** A class as SWC writes it. */
const CLASS = /\bclass (\w+)(?: extends [^{\n]+)? \{/g;

/**
 * An esbuild plugin: bundled classes keep their names, which stand in the OpenAPI document and in logs, also when
 * another module has a class of this name. esbuild's own `keepNames` does so for every function, by a call each time
 * that one is made: a tenth of the server's time.
 * @param {RegExp} filter paths of the modules
 * @returns {import('esbuild').Plugin}
 */
export const keepClassNames = (filter) => ({
  name: 'keep-class-names',
  setup(build) {
    build.onLoad({ filter }, async ({ path }) => ({ contents: withClassNames(await readFile(path, 'utf8')) }));
  },
});

/** @param {string} code */
const withClassNames = (code) =>
  code.replace(CLASS, '$& static { Object.defineProperty(this, "name", { value: "$1", configurable: true }); }');
