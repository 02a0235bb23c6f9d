import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { PreparedStatements } from '../database/prepared-statements.js';
import type { Total } from '../shared/paging/page.dto.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import { ticketNumber } from './domain/ticket-number.js';
import type { Spelling, TicketPosition, TicketSort } from './domain/ticket-sort.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { countUpTo, type PageRequest, selectPage } from './ticket-finder.sql.js';
import type { TicketRow } from './ticket.select.js';

export type FoundTicket = Omit<TicketRow, 'description'> & { description?: string };

export interface Found {
  readonly rows: FoundTicket[];
  /** How the search compared; the next page must compare the same way. */
  readonly spelling: Spelling;
}

const COUNTED_TO = 10_000;

/** From 0 to 1: two swapped letters in a word of seven still pass, another word seldom does. */
const ALIKE = 0.35;

/** Reads tickets by typed SQL: for the list, the export and the single ticket. */
@Injectable()
export class TicketFinderService {
  constructor(
    private readonly db: Database,
    private readonly prepared: PreparedStatements,
  ) {}

  /** The ticket with this number within a scope, in one statement. */
  async one(scope: TicketScope, id: number): Promise<TicketRow | null> {
    const filter = { scope, search: { numbers: [ticketNumber(id)], words: [] } };
    const sort = { by: 'id', direction: 'asc' } as const;
    const request = { filter, sort, after: null, spelling: 'exact', limit: 1, withDescription: true } as const;
    const [row] = await this.page(request);
    return row?.description === undefined ? null : { ...row, description: row.description };
  }

  /** Up to `limit` tickets after a position; misspelt searches are forgiven when nothing matches word by word. */
  async find(
    filter: TicketFilter,
    sort: TicketSort,
    after: TicketPosition | null,
    options: { limit: number; withDescription?: boolean },
  ): Promise<Found> {
    const spelling = after?.spelling ?? 'exact';
    const rows = await this.page({ filter, sort, after, spelling, ...options });
    const maybeMisspelt = rows.length === 0 && after === null && (filter.search?.words.length ?? 0) > 0;
    if (!maybeMisspelt) return { rows, spelling };
    return { rows: await this.page({ filter, sort, after, spelling: 'similar', ...options }), spelling: 'similar' };
  }

  /** Counted no further than 10,000: an exact count of a common word costs more than the page it stands on. */
  async count(filter: TicketFilter, spelling: Spelling): Promise<Total> {
    const { count } = await this.comparing(spelling, (db) =>
      countUpTo(db, filter, spelling, COUNTED_TO + 1).executeTakeFirstOrThrow(),
    );
    return count > COUNTED_TO ? { value: COUNTED_TO, relation: 'gte' } : { value: count, relation: 'eq' };
  }

  private async page(request: PageRequest): Promise<FoundTicket[]> {
    const rows = hasOneBestPlan(request.filter)
      ? await this.prepared.rows(selectPage(this.db, request))
      : await this.comparing(request.spelling, (db) => selectPage(db, request).execute());
    return rows.map(withPeople);
  }

  /** Similarity has a threshold that PostgreSQL takes from a setting: it is set for one transaction only. */
  private comparing<T>(spelling: Spelling, read: (db: Kysely<DB>) => Promise<T>): Promise<T> {
    if (spelling === 'exact') return read(this.db);
    return this.db.transaction().execute(async (transaction) => {
      await sql`set local pg_trgm.word_similarity_threshold = ${sql.lit(ALIKE)}`.execute(transaction);
      return read(transaction);
    });
  }
}

/** Words and times may match one ticket or all of them: each such query is planned for its own values. */
function hasOneBestPlan({ search, createdFrom, createdTo, updatedFrom, updatedTo }: TicketFilter): boolean {
  const hasTimes = [createdFrom, createdTo, updatedFrom, updatedTo].some((time) => time !== undefined);
  return !hasTimes && (search?.words ?? []).length === 0;
}

type FlatRow = Awaited<ReturnType<ReturnType<typeof selectPage>['execute']>>[number];

function withPeople(row: FlatRow): FoundTicket {
  const { requesterName, requesterRole, requesterActive, assigneeName, assigneeRole, assigneeActive, ...ticket } = row;
  return {
    ...ticket,
    requester: { id: row.requesterId, name: requesterName, role: requesterRole, active: requesterActive },
    assignee:
      row.assigneeId !== null && assigneeName !== null && assigneeRole !== null && assigneeActive !== null
        ? { id: row.assigneeId, name: assigneeName, role: assigneeRole, active: assigneeActive }
        : null,
  };
}
