import { Injectable } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';
import { Housekeeping } from '../shared/housekeeping.service.js';

const DAY = 24 * 3_600_000;
/** Days that a session is kept after it would have ended by itself, for whoever asks what happened. */
const KEPT_DAYS = 30;

/** Forgets sessions that have long been over, so that their table does not grow for ever. */
@Injectable()
export class OldSessionsService {
  constructor(
    private readonly prisma: PrismaService,
    housekeeping: Housekeeping,
  ) {
    housekeeping.hourly('forget old sessions', (now) => this.forget(now));
  }

  /** @returns how many were forgotten. */
  async forget(now: Date): Promise<number> {
    const before = new Date(now.getTime() - KEPT_DAYS * DAY);
    const { count } = await this.prisma.session.deleteMany({ where: { expiresAt: { lt: before } } });
    return count;
  }
}
