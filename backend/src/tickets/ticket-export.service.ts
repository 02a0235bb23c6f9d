import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../auth/actor.js';
import { guarded } from '../shared/csv/formula-guard.js';
import { filterFor, type TicketFilter } from './domain/ticket-filter.js';
import { parseSort, positionOf, type TicketSort } from './domain/ticket-sort.js';
import type { TicketFilterQuery } from './dto/ticket-list-query.dto.js';
import { EXPORT_BATCH, type Found, TicketFinderService } from './ticket-finder.service.js';
import type { ExportedTicket } from './ticket-finder.sql.js';

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

@Injectable()
export class TicketExportService {
  constructor(private readonly finder: TicketFinderService) {}

  /** A stream of CSV. Its first batch is read before it begins, so that most errors can still be told as such. */
  async csv(actor: Actor, query: TicketFilterQuery): Promise<Readable> {
    const sort = parseSort(query.sort);
    const filter = filterFor(actor, query);
    const first = await this.finder.exported({ filter, sort, after: null, limit: EXPORT_BATCH });
    return Readable.from(this.chunks(filter, sort, first), { objectMode: false });
  }

  /**
   * Between two batches no connection is kept, however slowly the client reads. Ends early when the stream is
   * destroyed because the client went away.
   */
  private async *chunks(filter: TicketFilter, sort: TicketSort, first: Found<ExportedTicket>): AsyncGenerator<string> {
    yield BOM + toCsv([[...COLUMNS]]);
    let { rows, spelling } = first;
    for (;;) {
      if (rows.length > 0) yield toCsv(rows.map(cells));
      const last = rows.at(-1);
      if (!last || rows.length < EXPORT_BATCH) return;
      const after = positionOf(last, sort, spelling);
      ({ rows, spelling } = await this.finder.exported({ filter, sort, after, limit: EXPORT_BATCH }));
    }
  }
}

function cells(row: ExportedTicket): (string | number)[] {
  const values: Record<(typeof COLUMNS)[number], string | number | undefined> = {
    id: row.id,
    title: row.title,
    status: row.status,
    priority: row.priority,
    requester: row.requester,
    assignee: row.assignee ?? undefined,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: row.closedAt?.toISOString(),
    description: row.description,
  };
  return COLUMNS.map((column) => {
    const value = values[column] ?? '';
    return typeof value === 'string' ? guarded(value) : value;
  });
}

const toCsv = (records: readonly (string | number)[][]): string =>
  // A lone newline is quoted, too, although it does not end a record.
  stringify([...records], { record_delimiter: 'windows', quote_record_delimiter: true });
