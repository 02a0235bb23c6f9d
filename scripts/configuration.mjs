// `npm run configuration`: writes docs/configuration.md from the settings.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('backend/dist/config/write-configuration-docs.js', process.argv.slice(2));
