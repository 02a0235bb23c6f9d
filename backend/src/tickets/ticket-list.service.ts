import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Page } from '../shared/paging/page.dto.js';
import type { TicketListQuery } from './dto/ticket-list-query.dto.js';
import type { TicketSummary } from './dto/ticket.dto.js';

@Injectable()
export class TicketListService {
  list(_actor: Actor, _query: TicketListQuery): Promise<Page<TicketSummary>> {
    throw new Error('Being written.');
  }
}
