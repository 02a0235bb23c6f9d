import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import { cutPage } from '../shared/paging/cut-page.js';
import type { Page } from '../shared/paging/page.dto.js';
import type { ListUsersQuery } from './dto/list-users.dto.js';
import type { User } from './dto/user.dto.js';
import { toUser, type UserRow } from './user.mapper.js';

/** What a list is sorted by, and how its text from a cursor becomes comparable again. */
const SORT_KEYS: Record<string, { column: RawBuilder<string>; type: RawBuilder<unknown> }> = {
  name: { column: sql`lower(name)`, type: sql`text` },
  email: { column: sql`lower(email)`, type: sql`text` },
  createdAt: { column: sql`created_at`, type: sql`timestamptz` },
};

/** The list of people: filters, sort and cursor, over a table of any size. */
@Injectable()
export class UserListService {
  constructor(
    private readonly db: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async page(actor: Actor, query: ListUsersQuery): Promise<Page<User>> {
    const { limit, cursor, ...selection } = query;
    const scope = ['users', selection, actor.id];
    const rows = await this.rows(selection, limit + 1, cursor ? this.cursors.decode(cursor, scope) : null);
    const page = cutPage(rows, limit, ({ sortKey, id }) => this.cursors.encode({ key: sortKey, id }, scope));
    return { items: page.rows.map(toUser), nextCursor: page.nextCursor };
  }

  private rows(
    { q, role, active, sort }: Omit<ListUsersQuery, 'limit' | 'cursor'>,
    limit: number,
    after: { key: string | null; id: string } | null,
  ): Promise<(UserRow & { sortKey: string })[]> {
    const descending = sort.startsWith('-');
    const direction = descending ? 'desc' : 'asc';
    const { column, type } = SORT_KEYS[sort.replace(/^-/, '')] as (typeof SORT_KEYS)[string];
    let people = this.db
      .selectFrom('users')
      .select(['id', 'email', 'name', 'role', 'active', 'version'])
      .select([sql<Date>`created_at`.as('createdAt'), sql<string>`${column}::text`.as('sortKey')]);
    if (q !== undefined) {
      const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
      people = people.where((where) => where.or([where('name', 'ilike', pattern), where('email', 'ilike', pattern)]));
    }
    if (role) people = people.where('role', 'in', role);
    if (active !== undefined) people = people.where('active', '=', active);
    if (after) {
      const beyond = sql.raw(descending ? '<' : '>');
      people = people.where(sql<boolean>`(${column}, id) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`);
    }
    return people.orderBy(column, direction).orderBy('id', direction).limit(limit).execute();
  }
}
