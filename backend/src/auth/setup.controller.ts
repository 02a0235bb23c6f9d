import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problems } from '../openapi/problems.decorator.js';
import { Access } from './access.decorator.js';
import { ClientOrigin, type Origin } from './client-origin.js';
import { SetUp, SignInOptions } from './dto/setup.dto.js';
import { SignInAnswer } from './dto/sign-in.dto.js';
import { SessionCookies } from './session-cookies.js';
import { SetupService } from './setup.service.js';

@ApiTags('Sign-in')
@Controller()
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly cookies: SessionCookies,
  ) {}

  @Get('auth/options')
  @Access('public')
  @ApiOperation({ summary: 'What the sign-in page offers' })
  @ApiOkResponse({ type: SignInOptions, description: 'Whether set-up is needed, and the people of a demo.' })
  getSignInOptions(): Promise<SignInOptions> {
    return this.setup.options();
  }

  @Post('setup')
  @Access('public')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Create the first admin',
    description: 'Only while there is no admin, with the token of the link printed at the start. Signs the admin in.',
  })
  @ApiOkResponse({ type: SignInAnswer, description: 'Created and signed in.' })
  @Problems(409)
  async setUp(
    @Body() dto: SetUp,
    @ClientOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.cookies.send(reply, await this.setup.setUp(dto, origin));
  }
}
