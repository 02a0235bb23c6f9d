import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { BULK_EXAMPLES, BulkChange, BulkResult } from './dto/bulk-change.dto.js';
import { TicketBulkService } from './ticket-bulk.service.js';

@ApiTags('Tickets')
@Controller('tickets/bulk')
export class TicketBulkController {
  constructor(private readonly bulk: TicketBulkService) {}

  @Post()
  @HttpCode(200)
  @Access('staff')
  @ApiOperation({
    summary: 'Change many tickets alike',
    description:
      'Each ticket is changed or refused whole, with a history of its own. A number given twice is answered twice; the second time nothing is left to change.',
  })
  @ApiBody({ type: BulkChange, examples: BULK_EXAMPLES })
  @ApiOkResponse({ type: BulkResult, description: 'What became of each ticket.' })
  changeTickets(@CurrentActor() actor: Actor, @Body() body: BulkChange): Promise<BulkResult> {
    return this.bulk.change(actor, body);
  }
}
