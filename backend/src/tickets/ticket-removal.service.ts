import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import type { Ticket } from './dto/ticket.dto.js';

@Injectable()
export class TicketRemovalService {
  delete(_actor: Actor, _id: number, _ifMatch: Precondition | null): Promise<void> {
    throw new Error('Being written.');
  }
  restore(_actor: Actor, _id: number, _ifMatch: Precondition | null): Promise<Ticket> {
    throw new Error('Being written.');
  }
}
