import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { PrismaService } from '../database/prisma.service.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { changedFields } from './changed-fields.js';
import { Me } from './dto/me.dto.js';
import type { UpdateMe } from './dto/update-me.dto.js';
import { lockUser } from './locked-user.js';
import { ME_SELECT, toMe } from './user.mapper.js';

/** What this service answers with; sign-in shows it as well. */
export { Me };

/** The signed-in person's own name and settings. */
@Injectable()
export class ProfileService {
  constructor(private readonly prisma: PrismaService) {}

  async get({ id }: Pick<Actor, 'id'>): Promise<Me> {
    const row = await this.prisma.user.findUnique({ where: { id }, select: ME_SELECT });
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
