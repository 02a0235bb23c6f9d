import { Injectable } from '@nestjs/common';
import { UnauthenticatedError } from '../shared/errors/domain-error.js';
import { PasswordsService } from '../users/passwords.service.js';
import { AccountsService } from './accounts.service.js';
import type { Actor } from './actor.js';
import type { Origin } from './client-origin.js';
import type { SignIn } from './dto/sign-in.dto.js';
import { FailureThrottle } from './failure-throttle.js';
import { OpenSessionsService } from './open-sessions.service.js';
import { SessionsService } from './sessions.service.js';
import type { SignedIn } from './signed-in.js';

/** Signing in, going on and signing out. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly throttle: FailureThrottle,
    private readonly openSessions: OpenSessionsService,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * @throws UnauthenticatedError `invalid_credentials`, the same for a wrong password and for an
   * unknown, deactivated or password-less account; TooManyRequestsError after too many failures.
   */
  async login({ email, password }: SignIn, origin: Origin): Promise<SignedIn> {
    const signedIn = await this.throttle.signIn(email, origin.address, async () => {
      const account = await this.accounts.byEmail(email);
      const passwordHash = account?.passwordHash ?? null;
      if (!(await this.passwords.fits(passwordHash, password)) || !account) return null;
      return this.openSessions.begin(account, origin);
    });
    if (!signedIn) throw new UnauthenticatedError('invalid_credentials', 'The email address or the password is wrong.');
    return signedIn;
  }

  /** @throws UnauthenticatedError; `session_ended` when the token was replayed. */
  refresh(refreshToken: string): Promise<SignedIn> {
    return this.openSessions.goOn(refreshToken);
  }

  async logout(actor: Actor): Promise<void> {
    if (actor.sessionId !== null) await this.sessions.end(actor, actor.sessionId);
  }
}
