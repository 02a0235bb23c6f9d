import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { codeOf } from '../config/error-code.js';
import { Env } from '../config/env.js';
import { Database } from '../database/database.js';
import { Housekeeping } from '../shared/housekeeping.service.js';

/** How long a file may lie without a job that needs it, in milliseconds: no upload takes so long to arrive. */
const KEPT = 24 * 3_600_000;

/** Uploaded files, under names of our own in DATA_DIR/imports: read by the importer, served to nobody. */
@Injectable()
export class ImportFiles {
  private readonly folder: string;

  constructor(
    env: Env,
    private readonly db: Database,
    housekeeping: Housekeeping,
  ) {
    this.folder = join(env.dataDir, 'imports');
    housekeeping.hourly('remove files that no import needs', (now) => this.sweep(now));
  }

  pathOf(jobId: string): string {
    return join(this.folder, `${jobId}.csv`);
  }

  /** @returns the SHA-256 of what was written, in hexadecimal. */
  async save(jobId: string, content: Readable): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const digest = createHash('sha256');
    const digested = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        digest.update(chunk);
        yield chunk;
      }
    };
    await pipeline(content, digested, createWriteStream(this.pathOf(jobId), { mode: 0o600, flags: 'wx' }));
    return digest.digest('hex');
  }

  async remove(jobId: string): Promise<void> {
    await rm(this.pathOf(jobId), { force: true });
  }

  /** Removes what processes left behind that died during an upload, or right after the end of a job. */
  private async sweep(now: Date): Promise<void> {
    const jobs = await this.db
      .selectFrom('importJobs')
      .select('id')
      .where('state', 'in', ['queued', 'running'])
      .execute();
    const needed = new Set(jobs.map(({ id }) => id));
    const ids = (await namesIn(this.folder)).map((name) => basename(name, '.csv'));
    for (const id of ids.filter((one) => isUuid(one) && !needed.has(one))) {
      if (now.getTime() - (await writtenAt(this.pathOf(id))) > KEPT) await this.remove(id);
    }
  }
}

/** None while nothing was ever uploaded. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(instead([]));

/** Milliseconds; the future for a file that another process has just removed. */
const writtenAt = (path: string): Promise<number> => stat(path).then(({ mtimeMs }) => mtimeMs, instead(Infinity));

const instead =
  <T>(absent: T) =>
  (error: unknown): T => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return absent;
  };
