import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createApp } from '../app.setup.js';
import type { Actor } from '../auth/actor.js';
import { codeOf } from '../config/error-code.js';
import { Env } from '../config/env.js';
import { StartError } from '../config/start-error.js';
import { openDatabase } from '../database/open-database.js';
import { PrismaService } from '../database/prisma.service.js';
import { runOnce } from '../process/run-once.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';
import { FirstAdminService } from '../users/first-admin.service.js';
import type { ImportJob } from './dto/import-job.dto.js';
import { ImportsService } from './imports.service.js';
import type { UploadParts } from './upload/upload-part.js';

/** Milliseconds between looks at the job. */
const LOOK = 250;

// `npm run import`: the same import as over HTTP, by the same services, in this process.
await runOnce(async (onClose) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { map: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, as: { type: 'string' } },
  });
  const [file, map] = [positionals[0] ?? '', values.map ?? ''];
  await requireReadable(file, map);
  const app = await createApp(await openDatabase(Env.load(), onClose));
  onClose(() => app.close());
  await app.init();
  await app.get(FirstAdminService).ensure();
  const imports = app.get(ImportsService);
  const actor = await adminCalled(app.get(PrismaService), values.as);
  const id = await start(imports, actor, partsOf(file, map), values['dry-run']);
  let job = await imports.getImport(id);
  onClose(async () => {
    // Interrupted: nobody is there any more to look at the rest.
    if (job.finishedAt === null) await imports.cancelImport(id);
  });
  for (; job.finishedAt === null; job = await imports.getImport(id)) {
    show(job);
    await wait(LOOK);
  }
  report(job);
  if (job.state === 'failed') process.exitCode = 1;
});

async function requireReadable(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await access(path, constants.R_OK).catch((error: unknown) => {
      throw new StartError([`${path} cannot be read (${codeOf(error) ?? String(error)})`]);
    });
  }
}

/** The admin in whose name the import runs: the one named, or the first there is. */
async function adminCalled(prisma: PrismaService, email: string | undefined): Promise<Actor> {
  const admin = await prisma.user.findFirst({
    where: { role: 'admin', active: true, ...(email ? { email: { equals: email, mode: 'insensitive' } } : {}) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (admin) return { id: admin.id, role: admin.role, name: admin.name, sessionId: null };
  throw new StartError([email ? `${email} is no active admin` : 'There is no admin yet: start Docket and make one']);
}

async function* partsOf(file: string, map: string): UploadParts {
  yield* await Promise.resolve([
    { name: 'mapping', fileName: null, content: createReadStream(map) },
    { name: 'file', fileName: basename(file), content: createReadStream(file) },
  ]);
}

async function start(imports: ImportsService, actor: Actor, parts: UploadParts, dryRun: boolean): Promise<string> {
  try {
    const answer = await imports.createImport(actor, { dryRun }, parts, null);
    return (JSON.parse(answer.body) as ImportJob).id;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new StartError(error.errors.map(({ field, message }) => `${field}: ${message}`));
  }
}

function show({ done, total }: ImportJob): void {
  if (process.stdout.isTTY && total > 0) process.stdout.write(`\r${done} of ${total} rows\u001b[K`);
}

function report(job: ImportJob): void {
  const { created, updated, skipped, errorCount, errors, failure, dryRun, done, total } = job;
  const lines = [
    `${dryRun ? 'Dry run, nothing was written: ' : ''}${done} of ${total} rows; tickets created: ${created}, updated: ${updated}, left as they were: ${skipped}; errors: ${errorCount}`,
    ...errors.map(({ row, field, message }) => `  row ${row}, ${field}: ${message}`),
    ...(errorCount > errors.length ? [`  and ${errorCount - errors.length} more`] : []),
    ...(failure === null ? [] : [failure]),
  ];
  process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${lines.join('\n')}\n`);
}
