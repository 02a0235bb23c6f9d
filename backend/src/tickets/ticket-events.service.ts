import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { PrismaService } from '../database/prisma.service.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import type { UserRef } from './dto/user-ref.dto.js';
import { OLDEST_FIRST, pageOfRows, whereAfter } from './oldest-first.js';
import { requireVisibleTicket } from './ticket-access.js';
import { toEvent } from './ticket.mapper.js';
import { eventSelect, type EventRow, userRefSelect } from './ticket.select.js';

@Injectable()
export class TicketEventsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
  ) {}

  async list(actor: Actor, id: number, { cursor, limit }: PageQuery): Promise<Page<TicketEvent>> {
    const scope = { list: 'events', ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, scope);
    const ticket = await requireVisibleTicket(this.prisma, actor, id);
    const rows = await this.prisma.ticketEvent.findMany({
      where: { ticketId: ticket.id, ...whereAfter(after) },
      orderBy: [...OLDEST_FIRST],
      take: limit + 1,
      select: eventSelect,
    });
    const page = pageOfRows(rows, limit, this.cursors, scope);
    const people = await this.assigneesIn(page.items);
    return { ...page, items: page.items.map((row) => toEvent(row, people)) };
  }

  private async assigneesIn(events: readonly EventRow[]): Promise<Map<string, UserRef>> {
    const ids = events
      .filter(({ field }) => field === 'assigneeId')
      .flatMap(({ fromValue, toValue }) => [fromValue, toValue])
      .filter((id) => id !== null);
    if (ids.length === 0) return new Map();
    const people = await this.prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: userRefSelect });
    return new Map(people.map((person) => [person.id, person]));
  }
}
