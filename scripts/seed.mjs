// `npm run db:seed -- --tickets 100000`
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('backend/dist/seed/main.js', process.argv.slice(2));
