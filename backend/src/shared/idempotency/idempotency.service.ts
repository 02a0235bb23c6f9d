import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/actor.js';
import { Env } from '../../config/env.js';
import { PrismaService } from '../../database/prisma.service.js';
import type { Prisma } from '../../database/generated/prisma/client.js';
import { ConflictError } from '../errors/domain-error.js';
import { HttpRefusal } from '../errors/problem.js';
import { Housekeeping } from '../housekeeping.service.js';
import type { Answer } from './answer.js';
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
    private readonly prisma: PrismaService,
    env: Env,
    housekeeping: Housekeeping,
  ) {
    this.secret = env.secretFor('idempotency');
    housekeeping.hourly('forget old answers', (now) => this.prune(now));
  }

  /**
   * @throws ConflictError `request_in_progress` while the same key still runs,
   * HttpRefusal 422 `idempotency_key_reused` when it was used for another request.
   */
  once(actor: Actor, retry: Retry | null, create: (tx: Prisma.TransactionClient) => Promise<Answer>): Promise<Answer> {
    return this.prisma.$transaction(async (tx) => {
      if (!retry) return create(tx);
      await this.claim(tx, actor, retry);
      const kept = await this.keptAnswer(tx, actor, retry);
      if (kept) return kept;
      const answer = await create(tx);
      await this.keep(tx, actor, retry, answer);
      return answer;
    });
  }

  /** Forgets answers older than a day. */
  async prune(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
    await this.prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  }

  /** Held until the transaction ends, however it ends, and seen by every process. */
  private async claim(tx: Prisma.TransactionClient, actor: Actor, { key }: Retry): Promise<void> {
    const [row] = await tx.$queryRaw<{ claimed: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${actor.id}/${key}`}, 0)) AS claimed`;
    if (row?.claimed) return;
    const detail = 'The first request with this key is still running. Try again in a moment.';
    throw new ConflictError('request_in_progress', detail, {}, { 'Retry-After': '1' });
  }

  private async keptAnswer(tx: Prisma.TransactionClient, actor: Actor, retry: Retry): Promise<Answer | null> {
    const row = await tx.idempotencyKey.findUnique({ where: { userId_key: { userId: actor.id, key: retry.key } } });
    if (!row) return null;
    if (row.createdAt.getTime() < Date.now() - KEPT_HOURS * 3_600_000) {
      await tx.idempotencyKey.delete({ where: { userId_key: { userId: actor.id, key: retry.key } } });
      return null;
    }
    if (!this.seal(retry).equals(row.fingerprint)) {
      throw new HttpRefusal(422, 'idempotency_key_reused', 'This key was used for another request. Use a new key.');
    }
    const headers = row.headers as Record<string, string>;
    return { status: row.status, headers, body: Buffer.from(row.body).toString(), replayed: true };
  }

  private async keep(tx: Prisma.TransactionClient, actor: Actor, retry: Retry, answer: Answer): Promise<void> {
    const { status, headers, body } = answer;
    await tx.idempotencyKey.create({
      data: {
        userId: actor.id,
        key: retry.key,
        fingerprint: Uint8Array.from(this.seal(retry)),
        status,
        headers,
        body: Buffer.from(body),
      },
    });
  }

  /** Keyed, because a body may hold a password, and a plain digest of a short one can be guessed. */
  private seal({ fingerprint }: Retry): Buffer {
    return createHmac('sha256', this.secret).update(fingerprint).digest();
  }
}
