import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import type { Page } from '../shared/paging/page.dto.js';
import { filterFor } from './domain/ticket-filter.js';
import { fromCursorPosition, parseSort, positionOf, toCursorPosition } from './domain/ticket-sort.js';
import type { TicketListQuery } from './dto/ticket-list-query.dto.js';
import type { TicketSummary } from './dto/ticket.dto.js';
import { TicketFinderService } from './ticket-finder.service.js';
import { toSummary } from './ticket.mapper.js';

@Injectable()
export class TicketListService {
  constructor(
    private readonly finder: TicketFinderService,
    private readonly cursors: CursorCodec,
  ) {}

  async list(actor: Actor, query: TicketListQuery): Promise<Page<TicketSummary>> {
    const { cursor, limit, withTotal = false } = query;
    const sort = parseSort(query.sort);
    const filter = filterFor(actor, query);
    const scope = { list: 'tickets', filter, sort, person: actor.id };
    const after = cursor === undefined ? null : fromCursorPosition(this.cursors.decode(cursor, scope));
    const { rows, spelling } = await this.finder.find(filter, sort, after, { limit: limit + 1 });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => toSummary(actor, row)),
      nextCursor: last ? this.cursors.encode(toCursorPosition(positionOf(last, sort, spelling)), scope) : null,
      ...(withTotal && { total: await this.finder.count(filter, spelling) }),
    };
  }
}
