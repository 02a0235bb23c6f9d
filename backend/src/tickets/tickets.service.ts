import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import type { CreateTicket } from './dto/create-ticket.dto.js';
import type { Ticket } from './dto/ticket.dto.js';
import type { UpdateTicket } from './dto/update-ticket.dto.js';

@Injectable()
export class TicketsService {
  get(_actor: Actor, _id: number): Promise<Ticket> {
    throw new Error('Being written.');
  }
  create(_actor: Actor, _input: CreateTicket, _retry: Retry | null): Promise<Answer> {
    throw new Error('Being written.');
  }
  update(_actor: Actor, _id: number, _input: UpdateTicket, _ifMatch: Precondition | null): Promise<Ticket> {
    throw new Error('Being written.');
  }
}
