import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { InvalidInputError } from '../shared/errors/domain-error.js';
import { FirstAdminService } from '../users/first-admin.service.js';
import type { Origin } from './client-origin.js';
import { DemoPeople } from './demo-people.service.js';
import type { SetUp, SignInOptions } from './dto/setup.dto.js';
import { FailureThrottle } from './failure-throttle.js';
import { SignInService } from './sign-in.service.js';
import type { SignedIn } from './signed-in.js';

/** The first minutes of an installation: who may create its first admin in the browser. */
@Injectable()
export class SetupService {
  constructor(
    private readonly env: Env,
    private readonly firstAdmin: FirstAdminService,
    private readonly throttle: FailureThrottle,
    private readonly signIn: SignInService,
    private readonly demo: DemoPeople,
  ) {}

  async options(): Promise<SignInOptions> {
    const people = this.demo.offered();
    return { setupNeeded: await this.firstAdmin.isNeeded(), demo: people && { people } };
  }

  /** The one-time link, for the server to print at its start; null once there is an admin. @param address where it serves. */
  async link(address: string): Promise<string | null> {
    return (await this.firstAdmin.isNeeded()) ? `${address}/setup#${this.token()}` : null;
  }

  /** @throws InvalidInputError at `token`; ConflictError `already_set_up`. */
  async setUp({ token, ...admin }: SetUp, origin: Origin): Promise<SignedIn> {
    const isRight = await this.throttle.setUp(origin.address, () => Promise.resolve(this.isToken(token)));
    if (!isRight) throw InvalidInputError.at('token', 'wrong', 'Use the link that the server printed at its start.');
    await this.firstAdmin.create(admin);
    return this.signIn.login(admin, origin);
  }

  /**
   * Follows from the installation's secret, so nothing needs to be stored, every process knows
   * it, and a restart prints it again. The first admin makes it worthless.
   */
  private token(): string {
    return createHmac('sha256', this.env.secretFor('setup')).update('first admin').digest('base64url');
  }

  private isToken(text: string): boolean {
    const expected = Buffer.from(this.token());
    const given = Buffer.from(text);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
