import { Injectable } from '@nestjs/common';
import type { CompiledQuery, Kysely } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { forAny, Statements } from '../database/statements.js';
import { Together } from '../database/together.js';
import { USUAL_LIMITS } from '../shared/paging/cut-page.js';
import type { Total } from '../shared/paging/page.dto.js';
import type { Way } from './domain/search-way.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { Place, Spelling, TicketPosition, TicketSort } from './domain/ticket-sort.js';
import { filterShape, filterValues, positionValues } from './ticket-filter.sql.js';
import {
  countUpTo,
  type ExportedRow,
  isSearch,
  type PageRow,
  type PageShape,
  selectDescriptions,
  selectExported,
  selectSummaries,
} from './ticket-finder.sql.js';
import type { SummaryRow } from './ticket-rows.sql.js';
import { type Read, TicketSearchService } from './ticket-search.service.js';
import { wayShape, wayValues } from './ticket-search.sql.js';
import { TicketSpellingService } from './ticket-spelling.service.js';

export interface PageRequest {
  readonly filter: TicketFilter;
  readonly sort: TicketSort;
  /** Null for the first page. */
  readonly after: TicketPosition | null;
  readonly limit: number;
}

export interface Found<Row> {
  readonly rows: Row[];
  /** How the search compared; the next page must compare the same way. */
  readonly spelling: Spelling;
}

const COUNTED_TO = 10_000;

/** Reads lists of tickets by typed SQL: for the pages of the list and for the export. */
@Injectable()
export class TicketFinderService {
  private readonly together = new Together();

  constructor(
    private readonly statements: Statements,
    private readonly searches: TicketSearchService,
    private readonly spelling: TicketSpellingService,
  ) {}

  summaries(request: PageRequest): Promise<Found<SummaryRow>> {
    return this.forgiving(request, (asked) => this.page('summaries', asked, selectSummaries));
  }

  exported(request: PageRequest): Promise<Found<ExportedRow>> {
    return this.forgiving(request, (asked) => this.page('exported', asked, selectExported));
  }

  /** Descriptions by the numbers of their tickets, which must be known to be in sight. */
  async descriptions(ids: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.statements.rows('descriptions', selectDescriptions, { ids: forAny(ids) });
    return new Map(rows.map(({ id, description }) => [id, description]));
  }

  /** Counted no further than 10,000: an exact count of a common word costs more than the page it stands on. */
  async count(asked: TicketFilter, spelling: Spelling): Promise<Total> {
    const filter = spelled(asked, spelling);
    const most = COUNTED_TO + 1;
    const counted = await this.statements.row(
      `count ${filterShape(filter)}`,
      (db) => countUpTo(db, filter, most),
      filterValues(filter),
      { replan: isSearch(filter) || !hasOneBestPlan(filter) },
    );
    const count = counted?.count ?? 0;
    return count < most ? { value: count, relation: 'eq' } : { value: COUNTED_TO, relation: 'gte' };
  }

  /** Misspelt searches are forgiven when nothing matches word by word. */
  private async forgiving<Row>(
    request: PageRequest,
    read: (request: PageRequest) => Promise<Row[]>,
  ): Promise<Found<Row>> {
    const { filter, after } = request;
    const begun = after?.spelling ?? null;
    const rows = await read({ ...request, filter: spelled(filter, begun) });
    if (rows.length > 0 || after !== null || !isSearch(filter)) return { rows, spelling: begun };
    const spelling = await this.spelling.similarTo(filter);
    return { rows: spelling ? await read({ ...request, filter: spelled(filter, spelling) }) : rows, spelling };
  }

  private async page<Row extends { id: number }>(
    name: string,
    request: PageRequest,
    select: (db: Kysely<DB>, page: PageShape) => CompiledQuery<PageRow<Row>>,
  ): Promise<Row[]> {
    const { filter, sort, after, limit } = request;
    const list = `${name} ${filterShape(filter)} ${sort.by} ${sort.direction} ${limit}`;
    const replan = !hasOneBestPlan(filter, sort) || !(USUAL_LIMITS.has(limit) || limit === EXPORT_BATCH);
    const read = async (way: Way | null, from: Place | null): Promise<Read<Row>> => {
      const values = { ...filterValues(filter), ...positionValues(from), ...(way && wayValues(way)) };
      const build = (db: Kysely<DB>) => select(db, { filter, sort, follows: from !== null, limit, way });
      const shape = `${list} ${from ? 'follows' : ''} ${way ? wayShape(way) : ''}`;
      const rows = await this.together.ask(`${shape} ${JSON.stringify(values)}`, () =>
        this.statements.rows(shape, build, values, { replan }),
      );
      const { done = true, lastId, lastKey = null, span } = rows[0] ?? {};
      return {
        rows: rows.filter((row): row is Row => row.id !== null),
        done,
        ...(typeof lastId === 'number' && { last: { id: lastId, key: lastKey } }),
        ...(typeof span === 'number' && { span }),
      };
    };
    return isSearch(filter) ? this.searches.first({ filter, after, limit }, read) : (await read(null, after)).rows;
  }
}

const spelled = (filter: TicketFilter, similar: Spelling): TicketFilter =>
  filter.search && similar ? { ...filter, search: { ...filter.search, similar } } : filter;

/** Tickets that an export reads at a time; it has two such batches in memory. */
export const EXPORT_BATCH = 500;

/**
 * Times may match one ticket or all of them, and a person may have any number, which matters where no index has
 * that person's tickets in order: each such query is planned for its own values.
 */
function hasOneBestPlan(filter: TicketFilter, sort?: TicketSort): boolean {
  const { createdFrom, createdTo, updatedFrom, updatedTo } = filter;
  const hasTimes = [createdFrom, createdTo, updatedFrom, updatedTo].some((time) => time !== undefined);
  return !hasTimes && (sort === undefined || isByTime(sort) || !isOfSomebody(filter));
}

const isByTime = ({ by }: TicketSort): boolean => by === 'createdAt' || by === 'updatedAt';

const isOfSomebody = ({ scope, assigneeId, requesterId }: TicketFilter): boolean =>
  Boolean(scope.requesterId ?? assigneeId ?? requesterId);
