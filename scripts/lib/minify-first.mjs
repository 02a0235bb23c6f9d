import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** Angular's build copies what lies in frontend/public as it is; this one is a program that every page waits for. */
export async function minifyFirst(folder) {
  const path = join(folder, 'first.js');
  const { code } = await transform(readFileSync(path, 'utf8'), { minify: true, format: 'iife', target: 'es2022' });
  writeFileSync(path, code);
}
