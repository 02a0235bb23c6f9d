// `npm run db:seed -- --tickets 100000`
import { readArguments } from './lib/read-arguments.mjs';
import { runBuilt } from './lib/run-built.mjs';

readArguments('npm run db:seed -- [--tickets NUMBER] [--seed NUMBER]', {
  tickets: { type: 'string' },
  seed: { type: 'string' },
});
await runBuilt('backend/dist/seed/main.js', process.argv.slice(2));
