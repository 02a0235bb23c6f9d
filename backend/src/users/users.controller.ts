import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor } from '../auth/access.decorator.js';
import type { Actor } from '../auth/actor.js';
import { TellsEveryProcess } from '../shared/http/tells-every-process.js';
import { Problems } from '../openapi/problems.decorator.js';
import { Creates, RetryKey } from '../shared/http/created.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { AcceptsIfMatch, IfMatch, Versioned } from '../shared/http/versioned.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { type Page, pageOf } from '../shared/paging/page.dto.js';
import { CreateUser } from './dto/create-user.dto.js';
import { ListUsersQuery } from './dto/list-users.dto.js';
import { SetPassword } from './dto/set-password.dto.js';
import { UpdateUser } from './dto/update-user.dto.js';
import { UserParams } from './dto/user-params.dto.js';
import { User } from './dto/user.dto.js';
import { UserListService } from './user-list.service.js';
import { UsersService } from './users.service.js';

@ApiTags('People')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly list: UserListService,
  ) {}

  @Get()
  @Access('staff')
  @ApiOperation({ summary: 'List people', description: 'For agents and admins.' })
  @ApiOkResponse({ type: pageOf(User), description: 'A page of people.' })
  listUsers(@CurrentActor() actor: Actor, @Query() query: ListUsersQuery): Promise<Page<User>> {
    return this.list.page(actor, query);
  }

  @Get(':id')
  @Access('signedIn')
  @Versioned()
  @ApiOperation({ summary: 'Get a person', description: 'Agents and admins read anybody; employees only themselves.' })
  @ApiOkResponse({ type: User, description: 'The person.' })
  @Problems(404)
  getUser(@CurrentActor() actor: Actor, @Param() params: UserParams): Promise<User> {
    return this.users.get(actor, params.id);
  }

  @Post()
  @Access('admin')
  @ApiOperation({ summary: 'Add a person', description: 'For admins. Nobody registers by themselves.' })
  @Versioned()
  @Creates(User)
  createUser(@CurrentActor() actor: Actor, @Body() dto: CreateUser, @RetryKey() retry: Retry | null): Promise<Answer> {
    return this.users.create(actor, dto, retry);
  }

  @Patch(':id')
  @Access('admin')
  @TellsEveryProcess()
  @Versioned()
  @AcceptsIfMatch()
  @ApiOperation({
    summary: 'Rename, promote or deactivate a person',
    description: 'For admins. The last active admin can be neither demoted nor deactivated: 409 `last_admin`.',
  })
  @ApiOkResponse({ type: User, description: 'The person as changed.' })
  @Problems(404, 409, 412)
  updateUser(
    @CurrentActor() actor: Actor,
    @Param() params: UserParams,
    @Body() dto: UpdateUser,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<User> {
    return this.users.update(actor, params.id, dto, ifMatch);
  }

  @Put(':id/password')
  @Access('admin')
  @TellsEveryProcess()
  @HttpCode(204)
  @AcceptsIfMatch()
  @ApiOperation({ summary: "Set a person's password", description: 'For admins. Signs the person out everywhere.' })
  @ApiNoContentResponse({ description: 'The password is set.' })
  @Problems(404, 412)
  setUserPassword(
    @CurrentActor() actor: Actor,
    @Param() params: UserParams,
    @Body() dto: SetPassword,
    @IfMatch() ifMatch: Precondition | null,
  ): Promise<void> {
    return this.users.setPassword(actor, params.id, dto.newPassword, ifMatch);
  }
}
