import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { Prisma } from '../database/generated/prisma/client.js';
import { Turns } from '../shared/turns.js';
import { endSessionsOf } from './end-sessions.js';

/** Argon2id as the OWASP password storage cheat sheet asks for at least: 19 MiB (in KiB), two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each computation takes a core and 19 MiB for some 20 ms, off the event loop. */
const AT_ONCE = 2;
const MAX_WAITING = 128;

/** Costs as much to check as a real hash, and no password fits it. */
const NOBODYS_HASH =
  `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}` +
  `$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** The only place that computes password hashes, a few at a time. */
@Injectable()
export class PasswordsService {
  private readonly turns = new Turns(AT_ONCE, MAX_WAITING);

  /** @throws UnavailableError when too many wait already. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  /**
   * Whether the password fits; null, for nobody or for a person without a
   * password, never fits and takes the same time.
   * @throws UnavailableError when too many wait already.
   */
  async fits(passwordHash: string | null, password: string): Promise<boolean> {
    const fits = await this.inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password));
    return fits && passwordHash !== null;
  }

  /**
   * Stores a new hash and ends the person's sessions, all but `keptSessionId`.
   * @param instead the hash that the old password was checked against
   * @returns false, with nothing done, when theirs is another by now.
   */
  async replace(
    tx: Prisma.TransactionClient,
    userId: string,
    passwordHash: string,
    keptSessionId: string | null,
    instead?: string,
  ): Promise<boolean> {
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: instead },
      data: { passwordHash },
    });
    if (count > 0) await endSessionsOf(tx, userId, keptSessionId);
    return count > 0;
  }

  private inTurn<T>(compute: () => Promise<T>): Promise<T> {
    return this.turns.take('every hash', compute);
  }
}
