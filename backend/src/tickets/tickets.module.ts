import { Module } from '@nestjs/common';
import { TicketAnswersService } from './ticket-answers.service.js';
import { TicketBulkController } from './ticket-bulk.controller.js';
import { TicketBulkService } from './ticket-bulk.service.js';
import { TicketCommentsController } from './ticket-comments.controller.js';
import { TicketCommentsService } from './ticket-comments.service.js';
import { TicketConversationService } from './ticket-conversation.service.js';
import { TicketEventsController } from './ticket-events.controller.js';
import { TicketExportController } from './ticket-export.controller.js';
import { TicketExportService } from './ticket-export.service.js';
import { TicketFinderService } from './ticket-finder.service.js';
import { TicketListService } from './ticket-list.service.js';
import { TicketReaderService } from './ticket-reader.service.js';
import { TicketRemovalService } from './ticket-removal.service.js';
import { TicketSearchService } from './ticket-search.service.js';
import { TicketSpellingService } from './ticket-spelling.service.js';
import { TicketWriterService } from './ticket-writer.service.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsService } from './tickets.service.js';
import { UserRefsService } from './user-refs.service.js';

@Module({
  // Fixed paths before `tickets/:id`.
  controllers: [
    TicketBulkController,
    TicketExportController,
    TicketsController,
    TicketCommentsController,
    TicketEventsController,
  ],
  providers: [
    UserRefsService,
    TicketReaderService,
    TicketWriterService,
    TicketAnswersService,
    TicketFinderService,
    TicketSearchService,
    TicketSpellingService,
    TicketsService,
    TicketListService,
    TicketRemovalService,
    TicketCommentsService,
    TicketConversationService,
    TicketBulkService,
    TicketExportService,
  ],
})
export class TicketsModule {}
