// `npm run import -- FILE --map MAPPING.json [--dry-run] [--as EMAIL]`
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runBuilt } from './lib/run-built.mjs';

/** npm moves to the repository; file names mean what they mean where the command was given. */
const here = process.env.INIT_CWD ?? process.cwd();

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { map: { type: 'string' }, 'dry-run': { type: 'boolean' }, as: { type: 'string' } },
  });
  const [file] = positionals;
  if (positionals.length !== 1 || !file || !values.map) throw new Error('Name one CSV file and its mapping.');
  const args = [resolve(here, file), '--map', resolve(here, values.map)];
  if (values['dry-run']) args.push('--dry-run');
  if (values.as) args.push('--as', values.as);
  await runBuilt('backend/dist/imports/import-command.js', args);
} catch (error) {
  console.error(`${error.message}\nUsage: npm run import -- FILE --map MAPPING.json [--dry-run] [--as EMAIL]`);
  process.exitCode = 2;
}
