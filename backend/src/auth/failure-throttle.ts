import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { Env } from '../config/env.js';
import { DatabasePool } from '../database/database-pool.js';
import { TooManyRequestsError } from '../shared/errors/domain-error.js';
import { Turns } from '../shared/turns.js';
import type { Actor } from './actor.js';
import { folded } from './folded-address.js';
import { networkOf } from './network.js';

/** Seconds in which failures add up. */
const WINDOW = 15 * 60;
/** Checks of one account, and of one network, that may wait for each other in this process. */
const MAX_WAITING = { account: 128, network: 1_000 };
/** Of one network at a time: those under way count as failures, of which it may have a hundred. */
const NETWORK_AT_ONCE = 8;

/** One thing to count against: a limiter and the key in it. */
interface Counter {
  limiter: RateLimiterPostgres;
  key: string;
}

/**
 * Counts failed sign-ins, in the database: across processes and restarts.
 *
 * A try is counted before it is made and given back when it succeeds, so a
 * storm of parallel tries cannot slip past the limit. Tries for one account
 * take turns, and those from one network eight at a time, so that successes at
 * the same moment do not push each other out.
 * Accounts are counted by their address as typed, whether they exist or not.
 */
@Injectable()
export class FailureThrottle {
  private readonly accountTurns = new Turns(1, MAX_WAITING.account);
  private readonly networkTurns = new Turns(NETWORK_AT_ONCE, MAX_WAITING.network);
  private readonly secret: Buffer;
  private readonly perAccountAndNetwork: RateLimiterPostgres;
  private readonly perAccount: RateLimiterPostgres;
  private readonly perNetwork: RateLimiterPostgres;
  private readonly perSession: RateLimiterPostgres;

  constructor(env: Env, pool: DatabasePool) {
    this.secret = env.secretFor('throttle');
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'throttles',
        tableCreated: true,
        keyPrefix,
        points,
        duration: WINDOW,
      });
    this.perAccountAndNetwork = limiter('account+address', 10);
    this.perAccount = limiter('account', 30);
    this.perNetwork = limiter('address', 100);
    this.perSession = limiter('session', 10);
  }

  /**
   * @param check answers null for a failure.
   * @throws TooManyRequestsError without having checked anything.
   */
  signIn<T>(email: string, address: string, check: () => Promise<T | null>): Promise<T | null> {
    const counters = this.signInCounters(email, address);
    const attempt = () => this.guarded(counters, counters, check);
    return this.accountTurns.take(this.accountKey(email), () => this.networkTurns.take(networkOf(address), attempt));
  }

  /**
   * A wrong current password counts like a failed sign-in. But strangers who
   * fail to sign in must not lock somebody out of the session they are in, so
   * what refuses here is the session's own count.
   */
  passwordCheck(actor: Actor, email: string, address: string, check: () => Promise<boolean>): Promise<boolean> {
    const own = { limiter: this.perSession, key: actor.sessionId ?? actor.id };
    const counters = [own, ...this.signInCounters(email, address)];
    const attempt = async () => (await check()) || null;
    return this.accountTurns.take(own.key, async () => (await this.guarded(counters, [own], attempt)) ?? false);
  }

  /** Wrong set-up tokens count against the network they come from. */
  async setUp(address: string, check: () => Promise<boolean>): Promise<boolean> {
    const counters = [{ limiter: this.perNetwork, key: networkOf(address) }];
    return (await this.guarded(counters, counters, async () => (await check()) || null)) ?? false;
  }

  private signInCounters(email: string, address: string): Counter[] {
    const account = this.accountKey(email);
    const network = networkOf(address);
    return [
      { limiter: this.perNetwork, key: network },
      { limiter: this.perAccountAndNetwork, key: `${account}/${network}` },
      { limiter: this.perAccount, key: account },
    ];
  }

  private async guarded<T>(
    counters: readonly Counter[],
    refusing: readonly Counter[],
    check: () => Promise<T | null>,
  ): Promise<T | null> {
    const counted: Counter[] = [];
    const giveBack = () => Promise.all(counted.map(({ limiter, key }) => limiter.reward(key)));
    try {
      for (const counter of counters) {
        counted.push(counter);
        await this.count(counter, refusing.includes(counter));
      }
      const result = await check();
      if (result !== null) await giveBack();
      return result;
    } catch (error) {
      // Refused or broken down: nothing was tried, so nothing has failed.
      await giveBack();
      throw error;
    }
  }

  private async count({ limiter, key }: Counter, refuses: boolean): Promise<void> {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
    if (refuses && consumedPoints > limiter.points) throw new TooManyRequestsError(msBeforeNext / 1000);
  }

  /** Keyed, because what somebody typed as their address may be their password. */
  private accountKey(email: string): string {
    return createHmac('sha256', this.secret).update(folded(email)).digest('base64url');
  }
}
