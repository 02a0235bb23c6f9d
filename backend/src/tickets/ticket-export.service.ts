import { Readable } from 'node:stream';
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { csvFormatRow } from 'd3-dsv';
import type { Actor } from '../auth/actor.js';
import { isoTime, isoTimeOrNull } from '../database/iso-time.js';
import { guarded } from '../shared/csv/formula-guard.js';
import { Places } from '../shared/places.js';
import { filterFor } from './domain/ticket-filter.js';
import { parseSort, positionOf, type TicketPosition } from './domain/ticket-sort.js';
import type { TicketFilterQuery } from './dto/ticket-list-query.dto.js';
import { EXPORT_BATCH, type Found, type PageRequest, TicketFinderService } from './ticket-finder.service.js';
import { type ExportedRow, MOST_DESCRIPTION_BYTES } from './ticket-finder.sql.js';
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

/** Exports at a time in this process: each has some ten megabytes in memory for as long as its client reads. */
const AT_ONCE = { all: 8, ofOne: 2 };

type Cells = readonly string[];
type List = Pick<PageRequest, 'filter' | 'sort'>;
type Batch = Found<ExportedRow> & { readonly people: UserRefs };

@Injectable()
export class TicketExportService {
  private readonly places = new Places(AT_ONCE);

  constructor(
    private readonly finder: TicketFinderService,
    private readonly people: UserRefsService,
  ) {}

  /**
   * A stream of texts. Its first batch is read before it begins, so that most errors can still be told as such.
   * @throws UnavailableError while this person, or everybody together, exports as much as may be.
   */
  async csv(actor: Actor, query: TicketFilterQuery): Promise<Readable> {
    const leave = this.places.take(actor.id);
    try {
      const list = { filter: filterFor(actor, query), sort: parseSort(query.sort) };
      const texts = this.texts(list, await this.read(list, null));
      return Readable.from(texts, { highWaterMark: 1 }).once('close', leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /**
   * The next batch is read while one is written, so that database and server work at the same time. No connection is
   * kept while a slow client reads. Ends early when the stream is destroyed because the client went away.
   */
  private async *texts(list: List, first: Batch): AsyncGenerator<string> {
    yield BOM + toCsv([COLUMNS]);
    for (let batch: Batch | null = first; batch;) {
      const following = this.readAfter(batch, list);
      // Told where it is awaited, if anybody is still there by then.
      following.catch(() => undefined);
      // Until then the question has not left, and writing the batch would hold it up.
      await turnOfTheEventLoop();
      for (const rows of partsOf(batch.rows)) {
        const descriptions = await this.descriptionsOf(rows);
        const { people } = batch;
        yield toCsv(rows.map((row) => cells(row, people, descriptions.get(row.id) ?? row.description)));
      }
      batch = await following;
    }
  }

  private async readAfter({ rows, spelling }: Batch, list: List): Promise<Batch | null> {
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_BATCH) return null;
    return this.read(list, positionOf(last, list.sort, spelling));
  }

  private async read(list: List, after: TicketPosition | null): Promise<Batch> {
    const found = await this.finder.exported({ ...list, after, limit: EXPORT_BATCH });
    const people = await this.people.ofTickets(found.rows);
    return { ...found, people };
  }

  /** Those that did not come with their rows. */
  private async descriptionsOf(rows: readonly ExportedRow[]): Promise<ReadonlyMap<number, string>> {
    const missing = rows.filter(({ description }) => description === null).map(({ id }) => id);
    return missing.length === 0 ? new Map() : this.finder.descriptions(missing);
  }
}

/** Rows in order, as many at a time as have a megabyte of descriptions. */
function* partsOf(rows: readonly ExportedRow[]): Generator<readonly ExportedRow[]> {
  let part: ExportedRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const own = row.descriptionBytes ?? 0;
    bytes += own;
    if (bytes > MOST_DESCRIPTION_BYTES && part.length > 0) {
      yield part;
      part = [];
      bytes = own;
    }
    part.push(row);
  }
  if (part.length > 0) yield part;
}

function cells(row: ExportedRow, people: UserRefs, description: string | null): Cells {
  const values: Record<(typeof COLUMNS)[number], string> = {
    id: String(row.id),
    title: guarded(row.title),
    status: row.status,
    priority: row.priority,
    requester: guarded(people.one(row.requesterId).name),
    assignee: guarded(people.oneOrNull(row.assigneeId)?.name ?? ''),
    createdAt: isoTime(row.createdAt),
    updatedAt: isoTime(row.updatedAt),
    closedAt: isoTimeOrNull(row.closedAt) ?? '',
    description: guarded(description ?? ''),
  };
  return COLUMNS.map((column) => values[column]);
}

const toCsv = (records: readonly Cells[]): string => records.map((cells) => csvFormatRow(cells) + LINE_END).join('');
