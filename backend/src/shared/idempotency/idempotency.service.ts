import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../auth/actor.js';
import { Env } from '../../config/env.js';
import { Database } from '../../database/database.js';
import { deleteInBatches } from '../../database/delete-in-batches.js';
import type { DB } from '../../database/generated/kysely.js';
import { ConflictError } from '../errors/domain-error.js';
import { HttpRefusal } from '../errors/problem.js';
import { Housekeeping } from '../housekeeping.service.js';
import { Answer } from './answer.js';
import type { Retry } from './retry.js';

const KEPT_HOURS = 24;

/**
 * Runs a create at most once per person and key. The answer is written in the
 * transaction of the create itself, so there is never one without the other,
 * and a process that dies in the middle leaves neither.
 */
@Injectable()
export class IdempotencyService {
  private readonly secret: Buffer;

  constructor(
    private readonly db: Database,
    env: Env,
    housekeeping: Housekeeping,
  ) {
    this.secret = env.secretFor('idempotency');
    housekeeping.hourly('forget old answers', (now) => this.prune(now));
  }

  /**
   * @param create runs in a transaction when it has a key; otherwise it is a single statement, which needs none,
   * or opens its own.
   * @param refuseReplay throws what the person would be refused now: rights may have changed since the first answer.
   * @throws ConflictError `request_in_progress` while the same key still runs,
   * HttpRefusal 422 `idempotency_key_reused` when it was used for another request.
   */
  once(
    actor: Actor,
    retry: Retry | null,
    create: (db: Kysely<DB>) => Promise<Answer>,
    refuseReplay?: (tx: Kysely<DB>) => Promise<void>,
  ): Promise<Answer> {
    if (!retry) return create(this.db);
    return this.db.transaction().execute(async (tx) => {
      await this.claim(tx, actor, retry);
      const kept = await this.keptAnswer(tx, actor, retry);
      if (kept) {
        await refuseReplay?.(tx);
        return kept;
      }
      const answer = await create(tx);
      await this.keep(tx, actor, retry, answer);
      return answer;
    });
  }

  /** Forgets answers older than a day. */
  async prune(now: Date): Promise<void> {
    await deleteInBatches(this.db, 'idempotencyKeys', sql`created_at < ${keptSince(now)}`);
  }

  /** Held until the transaction ends, however it ends, and seen by every process. */
  private async claim(tx: Kysely<DB>, actor: Actor, { key }: Retry): Promise<void> {
    const { rows } = await sql<{ claimed: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${actor.id}/${key}`}, 0)) AS claimed`.execute(tx);
    if (rows[0]?.claimed) return;
    const detail = 'The first request with this key is still running. Try again in a moment.';
    throw new ConflictError('request_in_progress', detail, {}, { 'Retry-After': '1' });
  }

  private async keptAnswer(tx: Kysely<DB>, actor: Actor, retry: Retry): Promise<Answer | null> {
    const mine = { userId: actor.id, key: retry.key };
    const row = await tx
      .selectFrom('idempotencyKeys')
      .select(['fingerprint', 'status', 'headers', 'body', 'createdAt'])
      .where((eb) => eb.and(mine))
      .executeTakeFirst();
    if (!row) return null;
    if (row.createdAt < keptSince(new Date())) {
      await tx
        .deleteFrom('idempotencyKeys')
        .where((eb) => eb.and(mine))
        .execute();
      return null;
    }
    if (!this.seal(retry).equals(row.fingerprint)) {
      throw new HttpRefusal(422, 'idempotency_key_reused', 'This key was used for another request. Use a new key.');
    }
    const headers = row.headers as Record<string, string>;
    return new Answer(row.status, headers, row.body.toString(), true);
  }

  private async keep(tx: Kysely<DB>, actor: Actor, retry: Retry, answer: Answer): Promise<void> {
    const { status, headers, body } = answer;
    const fingerprint = this.seal(retry);
    const kept = { userId: actor.id, key: retry.key, fingerprint, status, headers, body: Buffer.from(body) };
    await tx.insertInto('idempotencyKeys').values(kept).execute();
  }

  /** Keyed, because a body may hold a password, and a plain digest of a short one can be guessed. */
  private seal({ fingerprint }: Retry): Buffer {
    return createHmac('sha256', this.secret).update(fingerprint()).digest();
  }
}

const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_HOURS * 3_600_000);
