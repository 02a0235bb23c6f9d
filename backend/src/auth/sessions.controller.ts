import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems } from '../openapi/problems.decorator.js';
import { type Page, PageQuery, pageOf } from '../shared/paging/page.dto.js';
import { Access, CurrentActor } from './access.decorator.js';
import type { Actor } from './actor.js';
import { ClientOrigin, type Origin } from './client-origin.js';
import { ChangePassword } from './dto/change-password.dto.js';
import { Session, SessionParams } from './dto/session.dto.js';
import { TellsEveryProcess } from '../shared/http/tells-every-process.js';
import { OwnPasswordService } from './own-password.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('Sign-in')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly ownPassword: OwnPasswordService,
  ) {}

  @Post('password')
  @TellsEveryProcess()
  @Access('signedIn')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Change my password',
    description:
      'Ends all other sessions. A wrong current password is 400 at `currentPassword` and counts for throttling.',
  })
  @ApiNoContentResponse({ description: 'The password is changed.' })
  changePassword(
    @CurrentActor() actor: Actor,
    @Body() dto: ChangePassword,
    @ClientOrigin() origin: Origin,
  ): Promise<void> {
    return this.ownPassword.change(actor, dto, origin);
  }

  @Get('sessions')
  @Access('signedIn')
  @ApiOperation({ summary: 'List my sessions', description: 'Those that still work, the newest first.' })
  @ApiOkResponse({ type: pageOf(Session), description: 'A page of sessions.' })
  listSessions(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<Session>> {
    return this.sessions.list(actor, query);
  }

  @Delete('sessions/:id')
  @TellsEveryProcess()
  @Access('signedIn')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my sessions', description: 'It stops working with its next request.' })
  @ApiNoContentResponse({ description: 'The session is ended.' })
  @Problems(404)
  endSession(@CurrentActor() actor: Actor, @Param() params: SessionParams): Promise<void> {
    return this.sessions.end(actor, params.id);
  }
}
