// `npm run import -- FILE --map MAPPING.json [--dry-run] [--as EMAIL]`
import { resolve } from 'node:path';
import { readArguments, refuse } from './lib/read-arguments.mjs';
import { runBuilt } from './lib/run-built.mjs';

const USAGE = 'npm run import -- FILE --map MAPPING.json [--dry-run] [--as EMAIL]';
/** npm moves to the repository; file names mean what they mean where the command was given. */
const here = process.env.INIT_CWD ?? process.cwd();

const options = { map: { type: 'string' }, 'dry-run': { type: 'boolean' }, as: { type: 'string' } };
const { values, positionals } = readArguments(USAGE, options, 1);
const [file] = positionals;
if (positionals.length !== 1 || !file || !values.map) refuse('Name one CSV file and its mapping.', USAGE);
const args = [resolve(here, file), '--map', resolve(here, values.map)];
if (values['dry-run']) args.push('--dry-run');
if (values.as) args.push('--as', values.as);
await runBuilt('backend/dist/imports/import-command.js', args);
