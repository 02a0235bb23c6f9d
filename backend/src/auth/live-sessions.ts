import { Injectable, Logger } from '@nestjs/common';
import { DatabasePool } from '../database/database-pool.js';
import type { Role } from '../database/generated/enums.js';

export interface LiveSession {
  id: string;
  userId: string;
  role: Role;
  name: string;
}

interface Row {
  user_id: string;
  role: Role;
  name: string;
  unseen: boolean;
}

/**
 * Read on every request, so that an ended session, a deactivated person and a
 * changed role count from the next request on, in every process. Prepared by
 * name: this is the statement that runs most often.
 */
const FIND = {
  name: 'docket-live-session',
  text: `
    SELECT s.user_id, u.role, u.name, s.last_seen_at < now() - interval '1 minute' AS unseen
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.active`,
};

const TOUCH = {
  name: 'docket-touch-session',
  text: `UPDATE sessions SET last_seen_at = now() WHERE id = $1 AND last_seen_at < now() - interval '1 minute'`,
};

@Injectable()
export class LiveSessions {
  private readonly logger = new Logger('Sessions');

  constructor(private readonly pool: DatabasePool) {}

  /** The session, if it still works and its person is active. */
  async find(id: string): Promise<LiveSession | null> {
    const { rows } = await this.pool.query<Row>({ ...FIND, values: [id] });
    const [row] = rows;
    if (!row) return null;
    if (row.unseen) void this.touch(id);
    return { id, userId: row.user_id, role: row.role, name: row.name };
  }

  /** Nobody waits for it: that a session was seen may get lost. */
  private async touch(id: string): Promise<void> {
    try {
      await this.pool.query({ ...TOUCH, values: [id] });
    } catch (error) {
      this.logger.warn(`Could not note that a session was seen: ${String(error)}`);
    }
  }
}
