import { Injectable } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';
import { PasswordsService } from '../users/passwords.service.js';
import { AccountsService } from './accounts.service.js';
import type { Actor } from './actor.js';
import type { Origin } from './client-origin.js';
import type { ChangePassword } from './dto/change-password.dto.js';
import { FailureThrottle } from './failure-throttle.js';

@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly throttle: FailureThrottle,
  ) {}

  /**
   * Ends all sessions of the person but this one.
   * @throws InvalidInputError at `currentPassword`; TooManyRequestsError after too many of those.
   */
  async change(actor: Actor, { currentPassword, newPassword }: ChangePassword, origin: Origin): Promise<void> {
    const account = await this.accounts.byId(actor.id);
    const isRight = await this.throttle.passwordCheck(actor, account?.email ?? '', origin.address, () =>
      this.passwords.fits(account?.passwordHash ?? null, currentPassword),
    );
    if (!isRight) throw wrongPassword();
    const passwordHash = await this.passwords.hash(newPassword);
    const isReplaced = await this.prisma.$transaction((tx) =>
      this.passwords.replace(tx, actor.id, passwordHash, actor.sessionId, account?.passwordHash),
    );
    if (!isReplaced) throw wrongPassword();
  }
}

const wrongPassword = () => InvalidInputError.at('currentPassword', 'wrong', 'This is not your current password.');
