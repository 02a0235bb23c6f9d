import { Injectable } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import { cutPage } from '../shared/paging/cut-page.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { Actor } from './actor.js';
import type { Session } from './dto/session.dto.js';

/** The signed-in person's own sessions. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
  ) {}

  /** Those that still work, the newest first: their ids grow with time. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<Session>> {
    const scope = ['sessions', actor.id];
    const after = cursor ? this.cursors.decode(cursor, scope).id : undefined;
    const rows = await this.prisma.session.findMany({
      where: { userId: actor.id, endedAt: null, expiresAt: { gt: new Date() }, id: { lt: after } },
      select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const page = cutPage(rows, limit, ({ id }) => this.cursors.encode({ key: null, id }, scope));
    const items = page.rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
    return { items, nextCursor: page.nextCursor };
  }

  /** @throws NotFoundError for a session that is over already or somebody else's. */
  async end(actor: Actor, id: string): Promise<void> {
    const now = new Date();
    const { count } = await this.prisma.session.updateMany({
      where: { id, userId: actor.id, endedAt: null, expiresAt: { gt: now } },
      data: { endedAt: now },
    });
    if (count === 0) throw new NotFoundError('session');
  }
}
