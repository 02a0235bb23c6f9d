import { Module } from '@nestjs/common';
import { Env } from '../config/env.js';
import { UsersModule } from '../users/users.module.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { AccessTokens } from './access-token.js';
import { AccountsService } from './accounts.service.js';
import { Authenticator } from './authenticator.js';
import { DemoPeople } from './demo-people.service.js';
import { FailureThrottle } from './failure-throttle.js';
import { LiveSessions } from './live-sessions.js';
import { OldSessionsService } from './old-sessions.service.js';
import { OpenSessionsService } from './open-sessions.service.js';
import { OwnPasswordService } from './own-password.service.js';
import { RefreshTokens } from './refresh-token.js';
import { SessionCookies } from './session-cookies.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { Xsrf } from './xsrf.js';

const refreshTokens = {
  provide: RefreshTokens,
  inject: [Env],
  useFactory: (env: Env) => new RefreshTokens(env.secretFor('refresh-token')),
};
const xsrf = { provide: Xsrf, inject: [Env], useFactory: (env: Env) => new Xsrf(env.secretFor('xsrf')) };

@Module({
  imports: [UsersModule],
  controllers: [SignInController, SessionsController, SetupController],
  providers: [
    Authenticator,
    AccessTokenStrategy,
    AccessTokens,
    LiveSessions,
    SessionCookies,
    FailureThrottle,
    refreshTokens,
    xsrf,
    AccountsService,
    SignInService,
    OpenSessionsService,
    SessionsService,
    OldSessionsService,
    OwnPasswordService,
    SetupService,
    DemoPeople,
  ],
  exports: [Authenticator, SetupService, DemoPeople],
})
export class AuthModule {}
