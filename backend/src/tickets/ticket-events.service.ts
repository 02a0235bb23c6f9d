import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';

@Injectable()
export class TicketEventsService {
  list(_actor: Actor, _id: number, _query: PageQuery): Promise<Page<TicketEvent>> {
    throw new Error('Being written.');
  }
}
