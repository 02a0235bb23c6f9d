import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { JsonText } from '../shared/http/json-text.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import type { Page } from '../shared/paging/page.dto.js';
import { filterFor } from './domain/ticket-filter.js';
import {
  fromCursorPosition,
  parseSort,
  positionOf,
  type SortedFields,
  toCursorPosition,
} from './domain/ticket-sort.js';
import type { TicketListQuery } from './dto/ticket-list-query.dto.js';
import type { TicketSummary } from './dto/ticket.dto.js';
import { TicketFinderService } from './ticket-finder.service.js';
import { pageText } from './ticket.json.js';

@Injectable()
export class TicketListService {
  constructor(
    private readonly finder: TicketFinderService,
    private readonly cursors: CursorCodec,
  ) {}

  async list(actor: Actor, query: TicketListQuery): Promise<JsonText<Page<TicketSummary>>> {
    const { cursor, limit, withTotal = false } = query;
    const sort = parseSort(query.sort);
    const filter = filterFor(actor, query);
    const scope = { list: 'tickets', filter, sort, person: actor.id };
    const after = cursor === undefined ? null : fromCursorPosition(this.cursors.decode(cursor, scope));
    const { found, spelling } = await this.finder.items({ filter, sort, after, limit: limit + 1 });
    const total = withTotal ? `,"total":${JSON.stringify(await this.finder.count(filter, spelling))}` : '';
    const cursorAfter = (last: string) => {
      const position = positionOf(JSON.parse(last) as SortedFields, sort, spelling);
      return this.cursors.encode(toCursorPosition(position), scope);
    };
    return new JsonText(pageText(found, limit, cursorAfter, total));
  }
}
