import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { deleteInBatches } from '../database/delete-in-batches.js';
import { Housekeeping } from '../shared/housekeeping.service.js';

const DAY = 24 * 3_600_000;
/** Days that a session is kept after it would have ended by itself, for whoever asks what happened. */
const KEPT_DAYS = 30;

/** Forgets sessions that have long been over, so that their table does not grow for ever. */
@Injectable()
export class OldSessionsService {
  constructor(
    private readonly db: Database,
    housekeeping: Housekeeping,
  ) {
    housekeeping.hourly('forget old sessions', (now) => this.forget(now));
  }

  /** @returns how many were forgotten. */
  forget(now: Date): Promise<number> {
    const before = new Date(now.getTime() - KEPT_DAYS * DAY);
    return deleteInBatches(this.db, 'sessions', sql`expires_at < ${before}`);
  }
}
