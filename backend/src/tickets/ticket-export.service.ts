import { Readable } from 'node:stream';
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import papaparse from 'papaparse';
import type { Actor } from '../auth/actor.js';
import { isoTime, isoTimeOrNull } from '../database/iso-time.js';
import { guarded } from '../shared/csv/formula-guard.js';
import { filterFor } from './domain/ticket-filter.js';
import { parseSort, positionOf, type TicketPosition } from './domain/ticket-sort.js';
import type { TicketFilterQuery } from './dto/ticket-list-query.dto.js';
import { EXPORT_BATCH, type Found, type PageRequest, TicketFinderService } from './ticket-finder.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { type UserRefs, UserRefsService } from './user-refs.service.js';

const COLUMNS = [
  'id',
  'title',
  'status',
  'priority',
  'requester',
  'assignee',
  'createdAt',
  'updatedAt',
  'closedAt',
  'description',
] as const;

const BOM = '\uFEFF';
const LINE_END = '\r\n';

type Cells = readonly (string | number)[];
type List = Pick<PageRequest, 'filter' | 'sort'>;
type Batch = Found<TicketRow> & { readonly people: UserRefs };

@Injectable()
export class TicketExportService {
  constructor(
    private readonly finder: TicketFinderService,
    private readonly people: UserRefsService,
  ) {}

  /** A stream of texts. Its first batch is read before it begins, so that most errors can still be told as such. */
  async csv(actor: Actor, query: TicketFilterQuery): Promise<Readable> {
    const list = { filter: filterFor(actor, query), sort: parseSort(query.sort) };
    return Readable.from(this.chunks(list, await this.read(list, null)), { highWaterMark: 1 });
  }

  /**
   * The next batch is read while one is written, so that database and server work at the same time. No connection is
   * kept while a slow client reads. Ends early when the stream is destroyed because the client went away.
   */
  private async *chunks(list: List, first: Batch): AsyncGenerator<string> {
    yield BOM + toCsv([COLUMNS]);
    for (let batch: Batch | null = first; batch;) {
      const following = this.readAfter(batch, list);
      // Told where it is awaited, if anybody is still there by then.
      following.catch(() => undefined);
      // Until then the question has not left, and writing the batch would hold it up.
      await turnOfTheEventLoop();
      const { rows, people } = batch;
      if (rows.length > 0) yield toCsv(rows.map((row) => cells(row, people)));
      batch = await following;
    }
  }

  private async readAfter({ rows, spelling }: Batch, list: List): Promise<Batch | null> {
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_BATCH) return null;
    return this.read(list, positionOf(last, list.sort, spelling));
  }

  private async read(list: List, after: TicketPosition | null): Promise<Batch> {
    const found = await this.finder.whole({ ...list, after, limit: EXPORT_BATCH });
    const people = await this.people.find(found.rows.flatMap((row) => [row.requesterId, row.assigneeId]));
    return { ...found, people };
  }
}

function cells(row: TicketRow, people: UserRefs): Cells {
  const values: Record<(typeof COLUMNS)[number], string | number | null> = {
    id: row.id,
    title: row.title,
    status: row.status,
    priority: row.priority,
    requester: people.one(row.requesterId).name,
    assignee: people.oneOrNull(row.assigneeId)?.name ?? null,
    createdAt: isoTime(row.createdAt),
    updatedAt: isoTime(row.updatedAt),
    closedAt: isoTimeOrNull(row.closedAt),
    description: row.description,
  };
  return COLUMNS.map((column) => {
    const value = values[column] ?? '';
    return typeof value === 'string' ? guarded(value) : value;
  });
}

const toCsv = (records: readonly Cells[]): string => papaparse.unparse([...records], { newline: LINE_END }) + LINE_END;
