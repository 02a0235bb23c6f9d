import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationDocs } from './configuration-docs.js';
import { REPOSITORY } from './repository.js';

// To docs/configuration.md, or to the file named by the first argument.
const file = process.argv[2] ?? join(REPOSITORY, 'docs/configuration.md');
writeFileSync(file, configurationDocs());
