import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DatabasePool } from '../../src/database/database-pool.js';

/** Every process looks now and then whether an import waits. */
const OF_NO_REQUEST = /^update "import_jobs"/;

/**
 * What requests ask the database over the pools of some processes, BEGIN and COMMIT included. What
 * a process says on its own line for announcements is left out.
 */
export class StatementLog {
  private readonly texts: string[] = [];

  constructor(...processes: readonly NestFastifyApplication[]) {
    const watched = new WeakSet();
    for (const app of processes) {
      app.get(DatabasePool).on('acquire', (client) => {
        if (watched.has(client)) return;
        watched.add(client);
        const query = client.query.bind(client) as (...args: unknown[]) => unknown;
        const noted = (...args: unknown[]) => {
          this.texts.push(textOf(args[0]));
          return query(...args);
        };
        Object.assign(client, { query: noted });
      });
    }
  }

  /** How often some work asked what. */
  async during(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = this.texts.length;
    await work();
    const asked: Record<string, number> = {};
    for (const text of this.texts.slice(before)) if (!OF_NO_REQUEST.test(text)) asked[text] = (asked[text] ?? 0) + 1;
    return asked;
  }
}

const textOf = (statement: unknown): string =>
  (typeof statement === 'string' ? statement : (statement as { text: string }).text).replace(/\s+/g, ' ').trim();
