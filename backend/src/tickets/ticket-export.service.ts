import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../auth/actor.js';
import type { TicketFilterQuery } from './dto/ticket-list-query.dto.js';

@Injectable()
export class TicketExportService {
  csv(_actor: Actor, _query: TicketFilterQuery): Promise<Readable> {
    throw new Error('Being written.');
  }
}
