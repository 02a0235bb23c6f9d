import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, isStaff } from '../auth/actor.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
import { ConflictError, ForbiddenError, NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { changedFields } from './changed-fields.js';
import type { CreateUser } from './dto/create-user.dto.js';
import type { UpdateUser } from './dto/update-user.dto.js';
import type { User } from './dto/user.dto.js';
import { endSessionsOf } from './end-sessions.js';
import { lockUser } from './locked-user.js';
import { PasswordsService } from './passwords.service.js';
import { toUser, USER_COLUMNS, USER_SELECT } from './user.mapper.js';

/** People as agents look them up and admins manage them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly passwords: PasswordsService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** @throws ForbiddenError for an employee who asks for anybody else, whether they exist or not. */
  async get(actor: Actor, id: string): Promise<User> {
    if (!isStaff(actor) && actor.id !== id.toLowerCase()) throw new ForbiddenError();
    const row = await this.prisma.user.findUnique({ where: { id }, select: USER_SELECT });
    if (!row) throw new NotFoundError('user');
    return toUser(row);
  }

  /** @throws ConflictError `email_taken`. */
  async create(actor: Actor, { password, ...person }: CreateUser, retry: Retry | null): Promise<Answer> {
    // Before the transaction: hashing takes its time and may have to wait.
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    return this.idempotency.once(actor, retry, async (db) => {
      const row = await db
        .insertInto('users')
        .values({ id: uuidv7(), ...person, passwordHash, updatedAt: new Date() })
        .returning(USER_COLUMNS)
        .executeTakeFirstOrThrow();
      return created({ location: `/api/users/${row.id}`, body: toUser(row) });
    });
  }

  /** @throws ConflictError `last_admin` when no active admin would remain. */
  update(_actor: Actor, id: string, dto: UpdateUser, ifMatch: Precondition | null): Promise<User> {
    return this.prisma.$transaction(async (tx) => {
      const mayRemoveAdmin = dto.active === false || (dto.role !== undefined && dto.role !== 'admin');
      const admins = mayRemoveAdmin ? await this.lockActiveAdmins(tx) : [];
      const row = await lockUser(tx, id);
      requireMatch(ifMatch, row.version);
      const changes = changedFields(toUser(row), dto);
      if (!changes) return toUser(row);
      if (mayRemoveAdmin && admins.length === 1 && admins[0]?.id === row.id) throw lastAdmin();
      if (changes.active === false) await endSessionsOf(tx, row.id);
      const data = { ...changes, version: { increment: 1 } };
      return toUser(await tx.user.update({ where: { id: row.id }, data, select: USER_SELECT }));
    });
  }

  /** Signs the person out everywhere; an admin who sets their own stays signed in where they are. */
  async setPassword(actor: Actor, id: string, newPassword: string, ifMatch: Precondition | null): Promise<void> {
    requireMatch(ifMatch, (await this.get(actor, id)).version);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.prisma.$transaction(async (tx) => {
      requireMatch(ifMatch, (await lockUser(tx, id)).version);
      await this.passwords.replace(tx, id, passwordHash, actor.sessionId);
      // Nobody else's change may rest on what this admin saw.
      await tx.user.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
    });
  }

  /** Always in the same order, so that two admins who demote each other wait instead of both succeeding. */
  private lockActiveAdmins(tx: Prisma.TransactionClient): Promise<{ id: string }[]> {
    return tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM users WHERE role = 'admin' AND active ORDER BY id FOR NO KEY UPDATE`;
  }
}

const lastAdmin = () =>
  new ConflictError('last_admin', 'This is the last active admin. Make somebody else an admin first.');
