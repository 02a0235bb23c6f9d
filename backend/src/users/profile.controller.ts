import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { Problems } from '../openapi/problems.decorator.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { TellsEveryProcess } from '../shared/http/tells-every-process.js';
import { AcceptsIfMatch, IfMatch, Versioned } from '../shared/http/versioned.js';
import { Me } from './dto/me.dto.js';
import { UpdateMe } from './dto/update-me.dto.js';
import { ProfileService } from './profile.service.js';

@ApiTags('Sign-in')
@Controller('auth/me')
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  @Get()
  @Access('signedIn')
  @Versioned()
  @ApiOperation({ summary: 'Who am I', description: 'The signed-in person with their own settings.' })
  @ApiOkResponse({ type: Me, description: 'The signed-in person.' })
  getMe(@CurrentActor() actor: Actor): Promise<Me> {
    return this.profile.get(actor);
  }

  @Patch()
  @Access('signedIn')
  @TellsEveryProcess()
  @Versioned()
  @AcceptsIfMatch()
  @ApiOperation({ summary: 'Change my name and settings' })
  @ApiOkResponse({ type: Me, description: 'The signed-in person as changed.' })
  @Problems(412)
  updateMe(@CurrentActor() actor: Actor, @Body() dto: UpdateMe, @IfMatch() ifMatch: Precondition | null): Promise<Me> {
    return this.profile.update(actor, dto, ifMatch);
  }
}
