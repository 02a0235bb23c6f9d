// Generates the Prisma client and the Kysely types from prisma/schema.prisma, unless they are there
// already. Prisma insists on an engine binary that this does not use: any program will do, so that
// nothing is downloaded.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'backend/src/database/generated');
const stamp = join(generated, '.made-from');
const madeFrom = createHash('sha256')
  .update(readFileSync(join(root, 'prisma/schema.prisma')))
  .update(readFileSync(join(root, 'node_modules/prisma/package.json')))
  .update(readFileSync(join(root, 'node_modules/prisma-kysely/package.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== madeFrom) {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'node_modules/prisma/build/index.js'), 'generate'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } },
  );
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, madeFrom);
}
