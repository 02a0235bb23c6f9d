import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../openapi/problems.decorator.js';
import { Access, CurrentActor } from './access.decorator.js';
import type { Actor } from './actor.js';
import { ClientOrigin, type Origin } from './client-origin.js';
import { SignIn, SignInAnswer } from './dto/sign-in.dto.js';
import { TellsEveryProcess } from '../shared/http/tells-every-process.js';
import { SessionCookies } from './session-cookies.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Sign-in')
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('login')
  @Access('public')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Also sets the cookies of the portal. A wrong password and an unknown, deactivated or password-less account are answered alike: 401 `invalid_credentials`. Failures are throttled.',
  })
  @ApiOkResponse({ type: SignInAnswer, description: 'Signed in.' })
  @Problems(401)
  async login(
    @Body() dto: SignIn,
    @ClientOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.cookies.send(reply, await this.signIn.login(dto, origin));
  }

  @Post('refresh')
  @TellsEveryProcess()
  @Access('refresh')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Go on with a session',
    description:
      'Takes the refresh cookie and the header X-XSRF-TOKEN, and rotates the cookie. Replay of an old refresh cookie ends the session; the directly preceding one is forgiven for 10 seconds.',
  })
  @ApiOkResponse({ type: SignInAnswer, description: 'A new access token and new cookies.' })
  @Problems(403)
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.cookies.send(reply, await this.signIn.refresh(this.cookies.refreshTokenOf(request)));
  }

  @Post('logout')
  @TellsEveryProcess()
  @Access('session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out', description: 'Ends this session. The refresh cookie alone is enough.' })
  @ApiNoContentResponse({ description: 'Signed out; the cookies are gone.' })
  async logout(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.logout(actor);
    this.cookies.clear(reply);
  }
}
