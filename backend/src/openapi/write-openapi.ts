import { writeFile } from 'node:fs/promises';
import { Env } from '../config/env.js';
import { createApp } from '../app.setup.js';
import { buildDocument } from './build-document.js';

/** Writes the document to the path given (backend/openapi.json unless said otherwise). */
const target = process.argv[2] ?? 'backend/openapi.json';
const env = Env.parse({
  SECRET_KEY: 'only-used-to-construct-the-application',
  DATABASE_URL: 'postgres://nowhere/none',
  LOG_LEVEL: 'silent',
});
const app = await createApp(env);
await writeFile(target, `${JSON.stringify(buildDocument(app), null, 2)}\n`);
await app.close();
