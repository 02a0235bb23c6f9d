import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { keepClassNames } from './keep-class-names.mjs';

/** Runs a bundle of two modules that both declare a Ticket, as SWC writes plain and decorated classes. */
async function namesIn(plugins) {
  const folder = mkdtempSync(join(tmpdir(), 'docket-names-'));
  const write = (file, code) => writeFileSync(join(folder, file), code);
  write('other.js', 'export class Ticket {\n}\n');
  write('base.js', 'export let Ticket = class Ticket {\n};\nexport let Late = class Late extends Ticket {\n};\n');
  write(
    'main.js',
    "import * as a from './other.js';\nimport * as b from './base.js';\nexport default [a.Ticket, b.Ticket, b.Late].map((one) => one.name);\n",
  );
  try {
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'main.js')],
      bundle: true,
      format: 'esm',
      write: false,
      plugins,
    });
    const bundle = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
    return bundle.default;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a bundle', () => {
  it('calls each class by its own name, also where two modules have one of this name', async () => {
    assert.deepEqual(await namesIn([keepClassNames(/\.js$/)]), ['Ticket', 'Ticket', 'Late']);
  });

  it('would not do so by itself', async () => {
    assert.notDeepEqual(await namesIn([]), ['Ticket', 'Ticket', 'Late']);
  });
});
