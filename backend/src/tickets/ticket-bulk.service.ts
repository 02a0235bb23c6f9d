import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { BulkChange, BulkResult } from './dto/bulk-change.dto.js';

@Injectable()
export class TicketBulkService {
  change(_actor: Actor, _input: BulkChange): Promise<BulkResult> {
    throw new Error('Being written.');
  }
}
