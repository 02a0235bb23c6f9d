import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const HOUR = 3_600_000;
/** How soon after the start the first time is, in milliseconds: some processes do not live for an hour. */
const SOON = 60_000;

type Chore = (now: Date) => Promise<unknown>;

/** Runs chores soon after the start and then once an hour, so that nothing kept for a time is kept for ever. Every process may do all of them. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private readonly chores = new Map<string, Chore>();
  private timer: NodeJS.Timeout | undefined;

  /** @param name what the log calls it, e.g. `forget old sessions`. */
  hourly(name: string, chore: Chore): void {
    this.chores.set(name, chore);
  }

  onApplicationBootstrap(): void {
    this.runIn(SOON);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private runIn(delay: number): void {
    this.timer = setTimeout(() => {
      this.runIn(HOUR);
      void this.run(new Date());
    }, delay).unref();
  }

  /** One after the other; a chore that fails is tried again in an hour. */
  async run(now: Date): Promise<void> {
    for (const [name, chore] of this.chores) {
      try {
        await chore(now);
      } catch (error) {
        this.logger.warn(`Could not ${name}, will try again in an hour: ${String(error)}`);
      }
    }
  }
}
