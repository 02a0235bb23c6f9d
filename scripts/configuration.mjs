// `npm run configuration`: writes docs/configuration.md from the settings.
import { readArguments } from './lib/read-arguments.mjs';
import { runBuilt } from './lib/run-built.mjs';

readArguments('npm run configuration');
await runBuilt('backend/dist/config/write-configuration-docs.js', []);
