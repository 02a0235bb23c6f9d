import { Injectable, Logger } from '@nestjs/common';
import { Announcements } from '../database/announcements.js';
import { DatabasePool } from '../database/database-pool.js';
import type { Role } from '../database/generated/enums.js';
import { Remembered } from '../database/remembered.js';

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
  last_seen_at: Date;
  expires_at: Date;
}

interface Known {
  readonly session: LiveSession;
  readonly expiresAt: number;
  seenAt: number;
}

const FIND = {
  name: 'docket-live-session',
  text: `
    SELECT s.user_id, u.role, u.name, s.last_seen_at, s.expires_at
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.active`,
};

const TOUCH = {
  name: 'docket-touch-session',
  text: `UPDATE sessions SET last_seen_at = now() WHERE id = $1 AND last_seen_at < now() - interval '1 minute'`,
};

const MINUTE = 60_000;

/** Sessions remembered at once, some 300 bytes each, and for how many milliseconds at most. */
const REMEMBERED = { max: 10_000, ttl: MINUTE };

/**
 * Asked on every request, so that an ended session, a deactivated person and a changed role count
 * from the next request on, in every process. It remembers what it read for as long as it hears
 * of every change.
 */
@Injectable()
export class LiveSessions {
  private readonly logger = new Logger('Sessions');
  private readonly remembered: Remembered<Known>;

  constructor(
    private readonly pool: DatabasePool,
    announcements: Announcements,
  ) {
    this.remembered = new Remembered(announcements, REMEMBERED, ({ kind, id }, memory) => {
      if (kind === 'session') memory.delete(id);
      else for (const [key, { session }] of memory.entries()) if (session.userId === id) memory.delete(key);
    });
  }

  /** The session, if it still works and its person is active. */
  async find(id: string): Promise<LiveSession | null> {
    return this.known(id) ?? this.alive(await this.read(id));
  }

  /** The same without asking the database, if it is remembered. */
  known(id: string): LiveSession | null {
    return this.alive(this.remembered.get(id) ?? null);
  }

  private alive(known: Known | null): LiveSession | null {
    const now = Date.now();
    if (!known || known.expiresAt <= now) return null;
    if (known.seenAt < now - MINUTE) {
      known.seenAt = now;
      void this.touch(known.session.id);
    }
    return known.session;
  }

  private async read(id: string): Promise<Known | null> {
    const remember = this.remembered.reading();
    const { rows } = await this.pool.query<Row>({ ...FIND, values: [id] });
    const [row] = rows;
    if (!row) return null;
    const session = { id, userId: row.user_id, role: row.role, name: row.name };
    const known = { session, expiresAt: row.expires_at.getTime(), seenAt: row.last_seen_at.getTime() };
    remember(id, known);
    return known;
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
