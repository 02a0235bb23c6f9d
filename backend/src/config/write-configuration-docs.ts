import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configurationDocs } from './configuration-docs.js';

// To docs/configuration.md, or to the file named by the first argument.
const file = process.argv[2] ?? fileURLToPath(new URL('../../../docs/configuration.md', import.meta.url));
writeFileSync(file, configurationDocs());
