import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { Problems } from '../openapi/problems.decorator.js';
import { type Page, pageOf, PageQuery } from '../shared/paging/page.dto.js';
import { TicketEvent } from './dto/ticket-event.dto.js';
import { TicketParams } from './dto/ticket-params.dto.js';
import { TicketConversationService } from './ticket-conversation.service.js';

@ApiTags('History')
@Controller('tickets/:id/events')
export class TicketEventsController {
  constructor(private readonly conversation: TicketConversationService) {}

  @Get()
  @Access('signedIn')
  @ApiOperation({
    summary: 'Read the history of a ticket',
    description: 'Oldest first, one event per changed field. Nobody can edit it; internal notes leave nothing in it.',
  })
  @ApiOkResponse({ type: pageOf(TicketEvent), description: 'A page of the history.' })
  @Problems(404)
  listTicketEvents(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @Query() query: PageQuery,
  ): Promise<Page<TicketEvent>> {
    return this.conversation.events(actor, id, query);
  }
}
