import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { Problems } from '../openapi/problems.decorator.js';
import { Creates, RetryKey } from '../shared/http/created.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { AcceptsIfMatch, IfMatch, Versioned } from '../shared/http/versioned.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { type Page, pageOf } from '../shared/paging/page.dto.js';
import { CREATE_EXAMPLES, CreateTicket } from './dto/create-ticket.dto.js';
import { TicketListQuery } from './dto/ticket-list-query.dto.js';
import { TicketParams } from './dto/ticket-params.dto.js';
import { Ticket, TicketSummary } from './dto/ticket.dto.js';
import { UPDATE_EXAMPLES, UpdateTicket } from './dto/update-ticket.dto.js';
import { TicketListService } from './ticket-list.service.js';
import { TicketRemovalService } from './ticket-removal.service.js';
import { TicketsService } from './tickets.service.js';

const UPDATE_DESCRIPTION =
  'Fields sent replace, fields not sent stay. Nothing changed: 200, no event, the same version. A requester may edit title, description and priority until the ticket is closed, close it and reopen it.';

/** PATCH and PUT are one operation under two names: nothing but the summary tells them apart. */
const ChangesTicket = (summary: string): MethodDecorator =>
  applyDecorators(
    Problems(404, 409, 412),
    ApiOkResponse({ type: Ticket, description: 'The ticket as it is now.' }),
    ApiBody({ type: UpdateTicket, examples: UPDATE_EXAMPLES }),
    AcceptsIfMatch(),
    Versioned(),
    ApiOperation({ summary, description: UPDATE_DESCRIPTION }),
    Access('signedIn'),
  );

@ApiTags('Tickets')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly lists: TicketListService,
    private readonly removal: TicketRemovalService,
  ) {}

  @Get()
  @Access('signedIn')
  @ApiOperation({ summary: 'List and search tickets', description: 'Employees find their own, others all of them.' })
  @ApiOkResponse({ type: pageOf(TicketSummary, { counted: true }), description: 'A page of tickets.' })
  listTickets(@CurrentActor() actor: Actor, @Query() query: TicketListQuery): Promise<Page<TicketSummary>> {
    return this.lists.list(actor, query);
  }

  @Post()
  @Access('signedIn')
  @ApiOperation({ summary: 'File a ticket' })
  @ApiBody({ type: CreateTicket, examples: CREATE_EXAMPLES })
  @Versioned()
  @Creates(Ticket)
  createTicket(
    @CurrentActor() actor: Actor,
    @Body() body: CreateTicket,
    @RetryKey() retry: Retry | null,
  ): Promise<Answer> {
    return this.tickets.create(actor, body, retry);
  }

  @Get(':id')
  @Access('signedIn')
  @ApiOperation({ summary: 'Read a ticket' })
  @Versioned()
  @ApiOkResponse({ type: Ticket, description: 'The ticket.' })
  @Problems(404)
  getTicket(@CurrentActor() actor: Actor, @Param() { id }: TicketParams): Promise<Ticket> {
    return this.tickets.get(actor, id);
  }

  @Patch(':id')
  @ChangesTicket('Change a ticket')
  updateTicket(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @Body() body: UpdateTicket,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<Ticket> {
    return this.tickets.update(actor, id, body, ifMatch);
  }

  @Put(':id')
  @ChangesTicket('Change a ticket (as PATCH)')
  putTicket(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @Body() body: UpdateTicket,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<Ticket> {
    return this.tickets.update(actor, id, body, ifMatch);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('signedIn')
  @ApiOperation({
    summary: 'Delete a ticket',
    description: 'Admins any, requesters their own while it is open. Admins can restore it.',
  })
  @AcceptsIfMatch()
  @ApiNoContentResponse({ description: 'Deleted.' })
  @Problems(404, 409, 412)
  deleteTicket(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<void> {
    return this.removal.delete(actor, id, ifMatch);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Access('signedIn')
  @ApiOperation({ summary: 'Restore a deleted ticket', description: 'Admins only.' })
  @Versioned()
  @AcceptsIfMatch()
  @ApiOkResponse({ type: Ticket, description: 'The ticket as it is now.' })
  @Problems(404, 409, 412)
  restoreTicket(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<Ticket> {
    return this.removal.restore(actor, id, ifMatch);
  }
}
