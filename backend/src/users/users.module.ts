import { Module } from '@nestjs/common';
import { FirstAdminService } from './first-admin.service.js';
import { PasswordsService } from './passwords.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { UserListService } from './user-list.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [UsersController, ProfileController],
  providers: [UsersService, UserListService, ProfileService, PasswordsService, FirstAdminService],
  exports: [UsersService, ProfileService, PasswordsService, FirstAdminService],
})
export class UsersModule {}
