import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';

const HOUR = 3_600_000;
/** Days that a session is kept after it would have ended by itself, for whoever asks what happened. */
const KEPT_DAYS = 30;

/** Forgets sessions that have long been over, once an hour, so that their table does not grow for ever. */
@Injectable()
export class OldSessionsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sessions');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly prisma: PrismaService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.forgetQuietly(), HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @returns how many were forgotten. */
  async forget(now: Date): Promise<number> {
    const before = new Date(now.getTime() - KEPT_DAYS * 24 * HOUR);
    const { count } = await this.prisma.session.deleteMany({ where: { expiresAt: { lt: before } } });
    return count;
  }

  private async forgetQuietly(): Promise<void> {
    try {
      await this.forget(new Date());
    } catch (error) {
      this.logger.warn(`Could not forget old sessions, will try again in an hour: ${String(error)}`);
    }
  }
}
