import { Injectable } from '@nestjs/common';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { PrismaService } from '../database/prisma.service.js';
import { slot, Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { changedFields } from './changed-fields.js';
import { Me } from './dto/me.dto.js';
import type { UpdateMe } from './dto/update-me.dto.js';
import { lockUser } from './locked-user.js';
import { ME_COLUMNS, ME_SELECT, type MeRow, toMe } from './user.mapper.js';

/** What this service answers with; sign-in shows it as well. */
export { Me };

/** The signed-in person's own name and settings. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly statements: Statements,
  ) {}

  async get({ id }: Pick<Actor, 'id'>): Promise<Me> {
    const row = await this.statements.row('me', selectMe, { id });
    if (!row) throw new NotFoundError('user');
    return toMe(row);
  }

  update(actor: Actor, dto: UpdateMe, ifMatch: Precondition | null): Promise<Me> {
    return this.prisma.$transaction(async (tx) => {
      const row = await lockUser(tx, actor.id);
      requireMatch(ifMatch, row.version);
      const changes = changedFields(toMe(row), dto);
      if (!changes) return toMe(row);
      const data = { ...changes, version: { increment: 1 } };
      return toMe(await tx.user.update({ where: { id: row.id }, data, select: ME_SELECT }));
    });
  }
}

/** Asked by every visit, so it is typed SQL. */
const selectMe = (db: Kysely<DB>): CompiledQuery<MeRow> =>
  db.selectFrom('users').select(ME_COLUMNS).where('id', '=', slot<string>('id')).compile();
