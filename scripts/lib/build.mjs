import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFolder } from './compress.mjs';
import { mergeChunks } from './merge-chunks.mjs';
import { checkBudgets, takeModuleGraph } from './portal-budgets.mjs';
import { nodeBinary, root, toolEnvironment } from './places.mjs';
import { writePages } from './write-pages.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];

/** What Nx knows that the backend's build reads outside of its folder. */
const { inputs } = JSON.parse(readFileSync(join(root, 'backend/project.json'), 'utf8')).targets.build;
const readByBackend = inputs.flatMap((input) => input.split('{workspaceRoot}/').slice(1));

const projects = [
  {
    name: 'backend',
    sources: ['backend/src', 'backend/.swcrc', 'backend/project.json', ...readByBackend, ...shared],
    result: 'backend/dist/server.js',
  },
  {
    name: 'frontend',
    sources: [
      'frontend/src',
      'frontend/public',
      'frontend/project.json',
      'frontend/tsconfig.app.json',
      ...[
        'compress',
        'merge-chunks',
        'module-graph',
        'portal-budgets',
        'portal-pages',
        'subset-font',
        'write-pages',
      ].map((name) => `scripts/lib/${name}.mjs`),
      ...shared,
    ],
    result: 'frontend/dist/index.html',
    finish: finishPortal,
  },
];

/**
 * Merges small files, makes the font small, writes the HTML of each page, compresses ahead of all visits, and refuses a
 * portal that is too heavy.
 */
async function finishPortal() {
  const folder = join(root, 'frontend/dist');
  const outputs = await mergeChunks(folder, takeModuleGraph(folder));
  // Loaded here, because this file runs before anything is installed.
  const { subsetLatin } = await import('./subset-font.mjs');
  await subsetLatin(folder);
  writePages(folder, outputs);
  compressFolder(folder);
  checkBudgets(folder, outputs);
}

/**
 * Builds the projects whose sources differ from those of their last build. The stamp lies in the
 * built folder, which every build empties: no stamp can outlive what it speaks of.
 * @param {readonly string[]} wanted names of projects
 */
export async function buildWhatChanged(wanted) {
  const changed = projects
    .filter(({ name }) => wanted.includes(name))
    .map((project) => ({
      ...project,
      stamp: join(root, project.name, 'dist/.built-from'),
      from: fingerprint(project.sources),
    }))
    .filter(
      ({ result, stamp, from }) =>
        !existsSync(join(root, result)) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== from,
    );
  if (changed.length === 0) return;
  const names = changed.map(({ name }) => name).join(',');
  console.log(`Building ${names.replace(',', ' and ')}: up to half a minute ...`);
  run('scripts/prepare.mjs');
  run('node_modules/nx/dist/bin/nx.js', 'run-many', '--target=build', `--projects=${names}`, '--outputStyle=stream');
  for (const { stamp, from, finish } of changed) {
    await finish?.();
    writeFileSync(stamp, from);
  }
}

function run(script, ...args) {
  const { status } = spawnSync(nodeBinary(), [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    // Rollup puts what is always loaded together into one file; Angular's own choice leaves twice as many.
    env: { ...toolEnvironment(), NG_BUILD_CHUNKS_ROLLDOWN: '0' },
  });
  if (status !== 0) throw new Error(`The build failed at ${script}; the reason is above.`);
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Every file below, in a fixed order, but for what is generated from other sources and for tests. */
function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (/\/database\/generated$|\.(spec|test)\.m?ts$/.test(path)) return [];
  const entries = readdirOrNull(join(root, path));
  return entries === null ? [path] : entries.sort().flatMap((entry) => filesOf(`${path}/${entry}`));
}

function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}
