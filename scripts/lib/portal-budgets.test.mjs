import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smallFilesByPages } from './merge-chunks.mjs';
import { scriptsOf, wayTo } from './module-graph.mjs';
import { overspent, weighPages } from './portal-budgets.mjs';
import { LOOKS } from './portal-pages.mjs';
import { inLook, withPreloads, withStylesInside } from './write-pages.mjs';

const statically = (...paths) => paths.map((path) => ({ path, kind: 'import-statement' }));
const lazily = (...paths) => paths.map((path) => ({ path, kind: 'dynamic-import' }));

const built = (sources, ...imports) => ({
  inputs: Object.fromEntries(sources.map((source) => [source, { bytesInOutput: 1 }])),
  imports: imports.flat(),
});

const MAIN = 'frontend/src/main.ts';
const LIST = 'list-page.ts';

/** A small portal: the main script loads the shell, which loads a list and, only when asked, a dialog. */
const outputs = {
  'main.js': built([MAIN], statically('framework.js'), lazily('shell.js', 'other.js')),
  'framework.js': built(['framework.mjs']),
  'shell.js': built(['shell.ts'], statically('framework.js', 'button.js'), lazily('list.js', 'dialog.js')),
  'button.js': built(['button.mjs'], statically('framework.js')),
  'list.js': built([LIST, 'list-store.ts'], statically('button.js', 'table.js'), lazily('dialog.js')),
  'table.js': built(['table.mjs'], statically('not-ours')),
  'dialog.js': built(['dialog.ts'], statically('forms.js')),
  'forms.js': built(['forms.mjs']),
  'other.js': built(['other-page.ts'], lazily('list.js')),
  'styles.css': built(['angular:styles/global:styles']),
};
const weigh = (file) => ({ 'framework.js': 60, 'styles.css': 5 })[file] ?? 10;

describe('what a page loads', () => {
  it('is each lazy step on the way to it with all that these import, each once', () => {
    assert.deepEqual(
      scriptsOf(outputs, MAIN, LIST).sort(),
      ['button.js', 'framework.js', 'list.js', 'main.js', 'shell.js', 'table.js'].sort(),
    );
  });

  it('does not hold what waits for a press', () => {
    assert.ok(!scriptsOf(outputs, MAIN, LIST).includes('dialog.js'));
  });

  it('is found by the shortest way', () => {
    assert.equal(wayTo(outputs, MAIN, LIST).length, 3);
  });

  it('is an error when the page is no longer built, so that no budget passes by missing it', () => {
    assert.throws(() => scriptsOf(outputs, MAIN, 'gone-page.ts'), /does not hold gone-page\.ts/);
    const apart = { ...outputs, 'main.js': built([MAIN]) };
    assert.throws(() => scriptsOf(apart, MAIN, LIST), /No way leads/);
  });
});

describe('a budget', () => {
  const budgets = (list, css) => [
    { what: 'JavaScript of the list', page: LIST, limit: list },
    { what: 'CSS', limit: css },
  ];

  it('holds at its limit', () => {
    assert.deepEqual(overspent(weighPages(outputs, weigh, budgets(110, 5))), []);
  });

  it('that is a byte lower is overspent, and says what, by how much and of what', () => {
    const kilo = (file) => weigh(file) * 1_000;
    assert.deepEqual(overspent(weighPages(outputs, kilo, budgets(109_000, 5_000))), [
      'JavaScript of the list: 110.0 kB compressed, 1.0 kB over its 109.0 kB.',
    ]);
    assert.equal(overspent(weighPages(outputs, weigh, budgets(109, 4))).length, 2);
  });
});

describe('the HTML of a page', () => {
  const html =
    '<head></head><body><link rel="modulepreload" href="framework.js"><script src="main.js"></script></body>';

  it('names the scripts that the common one leaves to be found, and no others', () => {
    const hints = withPreloads(html, outputs, { component: LIST, soon: ['dialog.ts'] });
    for (const file of ['shell.js', 'button.js', 'list.js', 'table.js', 'dialog.js', 'forms.js'])
      assert.ok(hints.includes(`<link rel="modulepreload" href="${file}" fetchpriority="low">`), file);
    assert.equal(hints.split('framework.js').length, 2);
    assert.equal(hints.split('main.js').length, 2);
    assert.ok(!hints.includes('other.js'));
  });

  it('has the styles in it, names the main script first, and lets scripts come after what the page asks for', () => {
    const common =
      '<head><link rel="preload" href="font"><link rel="stylesheet" href="styles.css"></head><script src="main.js" type="module"></script>';
    assert.equal(
      withStylesInside(common, (file) => `/* $& of ${file} */`),
      '<head><link rel="modulepreload" href="main.js" fetchpriority="low"><link rel="preload" href="font"><style>/* $& of styles.css */</style></head><script src="main.js" type="module" fetchpriority="low"></script>',
    );
  });

  it('is there in every look, each with its own name', () => {
    const tags = LOOKS.map(({ name, attributes }) => [name, inLook('<html lang="en"><head>', attributes)]);
    assert.equal(tags.length, 6);
    assert.deepEqual(tags[0], ['', '<html lang="en"><head>']);
    assert.deepEqual(tags[5], ['.dark.rail', '<html lang="en" data-appearance="dark" data-sidebar="rail"><head>']);
    assert.equal(new Set(tags.map(([name]) => name)).size, 6);
  });

  it('is not written when the common one has changed its shape', () => {
    assert.throws(() => withStylesInside(html, () => ''), /names no stylesheet/);
  });
});

describe('small files', () => {
  const pages = { list: { component: LIST }, other: { component: 'other-page.ts', soon: ['dialog.ts'] } };
  const sizeOf = (file) => ({ 'framework.js': 90_000, 'table.js': 12_000 })[file] ?? 500;

  it('are named by the pages that load them', () => {
    assert.deepEqual(Object.fromEntries(smallFilesByPages(outputs, sizeOf, pages)), {
      'shell.js': 'list',
      'button.js': 'list',
      'list.js': 'list',
      'other.js': 'other',
      'dialog.js': 'other',
      'forms.js': 'other',
    });
  });

  it('are not the main one, the large ones, and those that no page loads by itself', () => {
    const named = smallFilesByPages(outputs, sizeOf, { list: { component: LIST } });
    for (const file of ['main.js', 'framework.js', 'table.js', 'dialog.js', 'other.js'])
      assert.ok(!named.has(file), file);
  });
});
