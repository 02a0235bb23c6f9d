// Puts the built server and all it needs into a few files, backend/dist/server.js and its chunks: reading
// 2,800 small modules takes several seconds and twice the memory. Tools go on using backend/dist as it is.
import { join } from 'node:path';
import { build } from 'esbuild';
import { external } from './lib/externals.mjs';
import { keepClassNames } from './lib/keep-class-names.mjs';
import { root } from './lib/places.mjs';

await build({
  entryPoints: { server: join(root, 'backend/dist/main.js') },
  outdir: join(root, 'backend/dist'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  plugins: [keepClassNames(/[\\/]backend[\\/]dist[\\/].*\.js$/)],
  external,
  // Bundled CommonJS packages expect these.
  banner: {
    js: [
      "import { createRequire as requireFrom } from 'node:module';",
      'const require = requireFrom(import.meta.url);',
      'const __filename = import.meta.filename;',
      'const __dirname = import.meta.dirname;',
    ].join('\n'),
  },
  logLevel: 'warning',
});
