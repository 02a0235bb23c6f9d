import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { Problems } from '../openapi/problems.decorator.js';
import { Creates, RetryKey } from '../shared/http/created.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { AcceptsIfMatch, IfMatch, Versioned } from '../shared/http/versioned.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { type Page, pageOf, PageQuery } from '../shared/paging/page.dto.js';
import { Comment } from './dto/comment.dto.js';
import { TicketCommentParams, TicketParams } from './dto/ticket-params.dto.js';
import { CreateComment, EditComment } from './dto/write-comment.dto.js';
import { TicketCommentsService } from './ticket-comments.service.js';
import { TicketConversationService } from './ticket-conversation.service.js';

@ApiTags('Comments')
@Controller('tickets/:id/comments')
export class TicketCommentsController {
  constructor(
    private readonly comments: TicketCommentsService,
    private readonly conversation: TicketConversationService,
  ) {}

  @Get()
  @Access('signedIn')
  @ApiOperation({
    summary: 'List the comments of a ticket',
    description: 'Oldest first. A page ends after a megabyte of text.',
  })
  @ApiOkResponse({ type: pageOf(Comment), description: 'A page of comments.' })
  @Problems(404)
  listTicketComments(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @Query() query: PageQuery,
  ): Promise<Page<Comment>> {
    return this.conversation.comments(actor, id, query);
  }

  @Post()
  @Access('signedIn')
  @ApiOperation({
    summary: 'Comment on a ticket',
    description:
      "A public comment moves the ticket's `updatedAt`; by the requester on a closed ticket it also reopens it. An internal note moves nothing.",
  })
  @Versioned()
  @Creates(Comment)
  @Problems(404)
  addTicketComment(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParams,
    @Body() body: CreateComment,
    @RetryKey() retry: Retry | null,
  ): Promise<Answer> {
    return this.comments.add(actor, id, body, retry);
  }

  @Get(':commentId')
  @Access('signedIn')
  @ApiOperation({ summary: 'Read a comment' })
  @Versioned()
  @ApiOkResponse({ type: Comment, description: 'The comment.' })
  @Problems(404)
  getTicketComment(@CurrentActor() actor: Actor, @Param() { id, commentId }: TicketCommentParams): Promise<Comment> {
    return this.comments.get(actor, id, commentId);
  }

  @Patch(':commentId')
  @Access('signedIn')
  @ApiOperation({ summary: 'Edit a comment', description: 'Its author or an admin. Sets `editedAt`.' })
  @Versioned()
  @AcceptsIfMatch()
  @ApiOkResponse({ type: Comment, description: 'The comment.' })
  @Problems(404, 409)
  editTicketComment(
    @CurrentActor() actor: Actor,
    @Param() { id, commentId }: TicketCommentParams,
    @Body() body: EditComment,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<Comment> {
    return this.comments.edit(actor, id, commentId, body, ifMatch);
  }

  @Delete(':commentId')
  @HttpCode(204)
  @Access('signedIn')
  @ApiOperation({ summary: 'Delete a comment', description: 'Its author or an admin. It cannot be brought back.' })
  @AcceptsIfMatch()
  @ApiNoContentResponse({ description: 'Deleted.' })
  @Problems(404, 409)
  deleteTicketComment(
    @CurrentActor() actor: Actor,
    @Param() { id, commentId }: TicketCommentParams,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<void> {
    return this.comments.delete(actor, id, commentId, ifMatch);
  }
}
