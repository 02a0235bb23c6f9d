import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';

/** How long a file may lie without a job that needs it, in milliseconds. */
const KEPT = 24 * 3_600_000;

/** Uploaded files, under names of our own in DATA_DIR/imports: read by the importer, served to nobody. */
@Injectable()
export class ImportFiles {
  private readonly folder: string;

  constructor(env: Env) {
    this.folder = join(env.dataDir, 'imports');
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

  /** Removes what crashed uploads left behind. @param needed the ids of jobs that still run. */
  async sweep(needed: ReadonlySet<string>, now: Date): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder)) {
      const { mtimeMs } = await stat(join(this.folder, name));
      const isNeeded = needed.has(name.replace(/\.csv$/, ''));
      if (!isNeeded && now.getTime() - mtimeMs > KEPT) await rm(join(this.folder, name), { force: true });
    }
  }
}
