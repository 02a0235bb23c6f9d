// `npm start`: from a fresh clone to a running server. Runs on Node 20, before anything is installed;
// everything after the installation runs on the Node that is installed with it.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('backend/dist/server.js', [], ['backend', 'frontend']);
