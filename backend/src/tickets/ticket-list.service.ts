import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { isoTime } from '../database/iso-time.js';
import { CursorCodec, invalidCursor } from '../shared/paging/cursor.js';
import { cutPage } from '../shared/paging/cut-page.js';
import type { Page } from '../shared/paging/page.dto.js';
import { filterFor } from './domain/ticket-filter.js';
import { fromCursorPosition, parseSort, positionOf, toCursorPosition } from './domain/ticket-sort.js';
import { mayList } from './domain/ticket-visibility.js';
import type { TicketListQuery } from './dto/ticket-list-query.dto.js';
import type { TicketSummary } from './dto/ticket.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { TicketFinderService } from './ticket-finder.service.js';

@Injectable()
export class TicketListService {
  constructor(
    private readonly finder: TicketFinderService,
    private readonly answers: TicketAnswersService,
    private readonly cursors: CursorCodec,
  ) {}

  async list(actor: Actor, query: TicketListQuery): Promise<Page<TicketSummary>> {
    const { cursor, limit, withTotal = false } = query;
    if (cursor !== undefined && !mayList(actor, query)) throw invalidCursor();
    const sort = parseSort(query.sort);
    const filter = filterFor(actor, query);
    const scope = { list: 'tickets', filter, sort, person: actor.id };
    const after = cursor === undefined ? null : fromCursorPosition(this.cursors.decode(cursor, scope));
    const { rows: found, spelling } = await this.finder.summaries({ filter, sort, after, limit: limit + 1 });
    const total = withTotal ? { total: await this.finder.count(filter, spelling) } : {};
    const { rows, nextCursor } = cutPage(found, limit, (last) => {
      const times = { createdAt: isoTime(last.createdAt), updatedAt: isoTime(last.updatedAt) };
      return this.cursors.encode(toCursorPosition(positionOf({ ...last, ...times }, sort, spelling)), scope);
    });
    return { items: await this.answers.summaries(filter.scope, rows), nextCursor, ...total };
  }
}
