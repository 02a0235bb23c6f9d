import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { CompiledQuery, Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import type { Total } from '../shared/paging/page.dto.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import { ticketNumber } from './domain/ticket-number.js';
import type { Spelling, TicketPosition, TicketSort } from './domain/ticket-sort.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { scopeShape } from './ticket-visibility.sql.js';
import { filterShape, filterValues, positionValues } from './ticket-filter.sql.js';
import {
  countUpTo,
  type ExportedTicket,
  isSearch,
  type PageShape,
  selectExported,
  selectItems,
  selectWhole,
} from './ticket-finder.sql.js';
import { TicketSpellingService } from './ticket-spelling.service.js';
import type { WrittenItems, WrittenTicket } from './ticket.json.js';

export interface PageRequest {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  /** Null for the first page. */
  readonly after: TicketPosition | null;
  readonly limit: number;
}

export interface Found<Rows> {
  readonly found: Rows;
  /** How the search compared; the next page must compare the same way. */
  readonly spelling: Spelling;
}

type TicketLoader = DataLoader<number, WrittenTicket | null>;

/** Nothing is remembered: who asks later, for example after a change, reads anew. */
const AT_THE_SAME_MOMENT = {
  cache: false,
  maxBatchSize: 100,
  batchScheduleFn: (run: () => void) => setImmediate(run),
};

const COUNTED_TO = 10_000;
const NOTHING: WrittenItems = { items: null, count: 0 };

/** Reads tickets by typed SQL: for the list, the export and the single ticket. */
@Injectable()
export class TicketFinderService {
  private readonly loaders = new LRUCache<string, TicketLoader>({ max: 1_000 });

  constructor(
    private readonly statements: Statements,
    private readonly spelling: TicketSpellingService,
  ) {}

  /**
   * The ticket with this number within a scope. Those asked for at the same moment come in one statement;
   * a transaction asks for itself, on the connection that it has.
   */
  async one(scope: TicketScope, id: number, on: Kysely<DB>): Promise<WrittenTicket | null> {
    if (!on.isTransaction) return this.loaderFor(scope).load(ticketNumber(id));
    const [ticket] = await this.whole(scope, [ticketNumber(id)], on);
    return ticket ?? null;
  }

  private loaderFor(scope: TicketScope): TicketLoader {
    const key = `${scopeShape(scope)} ${scope.requesterId}`;
    const known = this.loaders.get(key);
    if (known) return known;
    const loader: TicketLoader = new DataLoader((ids) => this.whole(scope, ids), AT_THE_SAME_MOMENT);
    this.loaders.set(key, loader);
    return loader;
  }

  private async whole(scope: TicketScope, ids: readonly number[], on?: Kysely<DB>): Promise<(WrittenTicket | null)[]> {
    const filter = { scope, ids };
    const shape = `whole ${filterShape(filter)}`;
    const running = on ? { on } : {};
    const rows = await this.statements.rows(shape, (db) => selectWhole(db, filter), filterValues(filter), running);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** A page as JSON; the last item of one more than `limit` only shows that there are more. */
  items(request: PageRequest): Promise<Found<WrittenItems>> {
    const read = async (asked: PageRequest) => {
      const [found = NOTHING] = await this.page('items', asked, selectItems);
      return found;
    };
    return this.forgiving(request, read, ({ count }) => count === 0);
  }

  exported(request: PageRequest): Promise<Found<ExportedTicket[]>> {
    const read = (asked: PageRequest) => this.page('exported', asked, selectExported);
    return this.forgiving(request, read, (rows) => rows.length === 0);
  }

  /** Counted no further than 10,000: an exact count of a common word costs more than the page it stands on. */
  async count(asked: TicketFilter, spelling: Spelling): Promise<Total> {
    const filter = (spelling === 'similar' && (await this.spelling.corrected(asked))) || asked;
    const most = COUNTED_TO + 1;
    const counted = await this.statements.row(
      `count ${filterShape(filter)}`,
      (db) => countUpTo(db, filter, most),
      filterValues(filter),
      { replan: !hasOneBestPlan(filter) },
    );
    const count = counted?.count ?? 0;
    return count < most ? { value: count, relation: 'eq' } : { value: COUNTED_TO, relation: 'gte' };
  }

  /** Misspelt searches are forgiven when nothing matches word by word. */
  private async forgiving<Rows>(
    request: PageRequest,
    read: (request: PageRequest) => Promise<Rows>,
    isEmpty: (rows: Rows) => boolean,
  ): Promise<Found<Rows>> {
    const { filter, after } = request;
    const found = after?.spelling === 'similar' ? null : await read(request);
    const isFound = found !== null && (!isEmpty(found) || after !== null || !isSearch(filter));
    if (isFound) return { found, spelling: 'exact' };
    const corrected = await this.spelling.corrected(filter);
    if (corrected) return { found: await read({ ...request, filter: corrected }), spelling: 'similar' };
    return { found: found ?? (await read(request)), spelling: 'exact' };
  }

  private page<Row>(
    name: string,
    request: PageRequest,
    select: (db: Kysely<DB>, page: PageShape) => CompiledQuery<Row>,
  ): Promise<Row[]> {
    const { filter, sort, after, limit } = request;
    const shape = `${name} ${filterShape(filter)} ${sort.by} ${sort.direction} ${after ? 'follows' : ''} ${limit}`;
    const build = (db: Kysely<DB>) => select(db, { filter, sort, follows: after !== null, limit });
    const values = { ...filterValues(filter), ...positionValues(after) };
    const replan = !hasOneBestPlan(filter, sort) || !USUAL_LIMITS.has(limit);
    return this.statements.rows(shape, build, values, { replan });
  }
}

/** Pages of 25, 50 and 100 with one row to see that there are more, and the export's batches. */
const USUAL_LIMITS: ReadonlySet<number> = new Set([26, 51, 101, 1000]);

/**
 * Words and times may match one ticket or all of them, and a person may have any number, which matters where no
 * index has that person's tickets in order: each such query is planned for its own values.
 */
function hasOneBestPlan(filter: TicketFilter, sort?: TicketSort): boolean {
  const { createdFrom, createdTo, updatedFrom, updatedTo } = filter;
  const hasTimes = [createdFrom, createdTo, updatedFrom, updatedTo].some((time) => time !== undefined);
  return !hasTimes && !isSearch(filter) && (sort === undefined || isByTime(sort) || !isOfSomebody(filter));
}

const isByTime = ({ by }: TicketSort): boolean => by === 'createdAt' || by === 'updatedAt';

const isOfSomebody = ({ scope, assigneeId, requesterId }: TicketFilter): boolean =>
  Boolean(scope.requesterId ?? assigneeId ?? requesterId);
