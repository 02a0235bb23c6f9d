import { Injectable } from '@nestjs/common';
import { type CompiledQuery, type Kysely, sql } from 'kysely';
import { Announcements } from '../database/announcements.js';
import type { DB } from '../database/generated/kysely.js';
import { Remembered } from '../database/remembered.js';
import { forAny, slot, Statements } from '../database/statements.js';
import type { UserRef } from './dto/user-ref.dto.js';

/** People by their id, for the answers that name them. */
export class UserRefs {
  constructor(private readonly refs: ReadonlyMap<string, UserRef>) {}

  /** @throws when there is no such person: what refers to people by foreign keys has them. */
  one(id: string): UserRef {
    const ref = this.refs.get(id);
    if (!ref) throw new Error(`There is no person ${id}`);
    return ref;
  }

  oneOrNull(id: string | null): UserRef | null {
    return (id !== null && this.refs.get(id)) || null;
  }
}

interface Involving {
  readonly requesterId: string;
  readonly assigneeId: string | null;
}

/** People remembered at once, some 300 bytes each, and for how many milliseconds at most. */
const REMEMBERED = { max: 20_000, ttl: 60_000 };

/**
 * Names the people of tickets and comments. Joining them costs PostgreSQL more than the page of a list itself,
 * and they seldom change: each process remembers them while it hears of every change.
 */
@Injectable()
export class UserRefsService {
  private readonly remembered: Remembered<UserRef>;

  constructor(
    private readonly statements: Statements,
    announcements: Announcements,
  ) {
    this.remembered = new Remembered(announcements, REMEMBERED, ({ kind, id }, memory) => {
      if (kind === 'person') memory.delete(id);
    });
  }

  /** @param on a transaction asks on the connection that it has. */
  async find(ids: Iterable<string | null>, on?: Kysely<DB>): Promise<UserRefs> {
    const refs = new Map<string, UserRef>();
    const missing = new Set<string>();
    for (const id of ids) {
      if (id === null || refs.has(id)) continue;
      const known = this.remembered.get(id);
      if (known) refs.set(id, known);
      else missing.add(id);
    }
    if (missing.size > 0) for (const ref of await this.read([...missing], on)) refs.set(ref.id, ref);
    return new UserRefs(refs);
  }

  /** The requesters and assignees of tickets. */
  ofTickets(tickets: readonly Involving[], on?: Kysely<DB>): Promise<UserRefs> {
    return this.find(
      tickets.flatMap(({ requesterId, assigneeId }) => [requesterId, assigneeId]),
      on,
    );
  }

  private async read(ids: readonly string[], on?: Kysely<DB>): Promise<UserRef[]> {
    const remember = this.remembered.reading();
    const refs = await this.statements.rows('people', selectRefs, { ids: forAny(ids) }, { on });
    // What a transaction sees may never come to be.
    if (!on?.isTransaction) for (const ref of refs) remember(ref.id, ref);
    return refs;
  }
}

const selectRefs = (db: Kysely<DB>): CompiledQuery<UserRef> =>
  db
    .selectFrom('users')
    .select(['id', 'name', 'role', 'active'])
    .where(sql<boolean>`id = any (${slot('ids')}::uuid[])`)
    .compile();
