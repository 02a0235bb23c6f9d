import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { isoTime } from '../database/iso-time.js';
import { SharedReads } from '../database/shared-reads.js';
import { forAny, Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { CursorCodec, type Position } from '../shared/paging/cursor.js';
import { cutPage, USUAL_LIMITS } from '../shared/paging/cut-page.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { CommentRow } from './comment.sql.js';
import {
  type Brief,
  COMMENTS,
  type EventRow,
  EVENTS,
  type PartRow,
  type PartShape,
  type RowOf,
  selectPart,
  selectWhole,
  type Source,
} from './conversation.sql.js';
import { ticketNumber } from './domain/ticket-number.js';
import { type TicketScope, visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { scopeKey, scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** Tickets whose parts one statement reads: of each a megabyte at most. */
const TICKETS_AT_ONCE = 8;

/** Bytes of long texts after which a page ends: a hundred changes of the longest descriptions have sixteen million. */
const PAGE_BYTES = 1_000_000;

/** Comments or events: what they are selected from, and the reads of them that are under way. */
class Part<Row extends PartRow> {
  /** By ticket; null when it is absent or out of sight. */
  readonly shared = new SharedReads<number, Brief<Row>[] | null>(TICKETS_AT_ONCE);

  constructor(
    readonly list: 'comments' | 'events',
    readonly source: Source<Row>,
  ) {}
}

/** Reads what was said and what happened on a ticket, page by page; those of several tickets at once in one statement. */
@Injectable()
export class TicketConversationService {
  private readonly ofComments = new Part<CommentRow>('comments', COMMENTS);
  private readonly ofEvents = new Part<EventRow>('events', EVENTS);

  constructor(
    private readonly statements: Statements,
    private readonly cursors: CursorCodec,
    private readonly answers: TicketAnswersService,
  ) {}

  async comments(actor: Actor, id: number, query: PageQuery): Promise<Page<Comment>> {
    const { rows, nextCursor } = await this.page(this.ofComments, actor, id, query);
    return { items: await this.answers.comments(rows), nextCursor };
  }

  async events(actor: Actor, id: number, query: PageQuery): Promise<Page<TicketEvent>> {
    const { rows, nextCursor } = await this.page(this.ofEvents, actor, id, query);
    return { items: await this.answers.events(rows), nextCursor };
  }

  private async page<Row extends PartRow>(
    part: Part<Row>,
    actor: Actor,
    id: number,
    { cursor, limit }: PageQuery,
  ): Promise<{ rows: readonly Row[]; nextCursor: string | null }> {
    const place = { list: part.list, ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, place);
    const shape = { scope: visibleTo(actor), follows: after !== null, limit: limit + 1 };
    const kind = `${scopeKey(shape.scope)} ${limit} ${cursor}`;
    const found = await part.shared.ask(kind, ticketNumber(id), (ids) => this.read(part, shape, after, ids));
    if (found === null) throw new NotFoundError('ticket');
    const cursorAfter = (last: Row) => this.cursors.encode({ key: isoTime(last.createdAt), id: last.id }, place);
    const { rows, nextCursor } = cutPage(found, lengthOf(found, limit), cursorAfter);
    return { rows: await this.whole(part, shape.scope, rows), nextCursor };
  }

  private async read<Row extends PartRow>(
    { list, source }: Part<Row>,
    shape: PartShape,
    after: Position | null,
    tickets: readonly number[],
  ): Promise<(Brief<Row>[] | null)[]> {
    const rows = await this.statements.rows(
      `${list} ${scopeShape(shape.scope)} ${String(shape.follows)} ${shape.limit}`,
      (db) => selectPart(db, shape, source),
      { tickets: forAny(tickets), afterKey: after?.key, afterId: after?.id, ...scopeValues(shape.scope) },
      { replan: !USUAL_LIMITS.has(shape.limit) },
    );
    const ofTickets = Map.groupBy(rows, ({ ofTicket }) => ofTicket);
    return tickets.map((ticket) => ofTickets.get(ticket)?.filter(isThere) ?? null);
  }

  /** With the long texts that were left out; what was deleted meanwhile is not there any more. */
  private async whole<Row extends PartRow>(
    { list, source }: Part<Row>,
    scope: TicketScope,
    rows: readonly Brief<Row>[],
  ): Promise<readonly Row[]> {
    const long = rows.filter(isLong).map(({ id }) => id);
    if (long.length === 0) return rows;
    const read = await this.statements.rows(
      `whole ${list} ${scopeShape(scope)}`,
      (db) => selectWhole(db, scope, source),
      { ids: forAny(long), ...scopeValues(scope) },
    );
    const byId = new Map(read.map((row) => [row.id, row]));
    return rows.flatMap((row) => (isLong(row) ? (byId.get(row.id) ?? []) : row));
  }
}

const isLong = ({ longBytes }: { readonly longBytes: number | null }): boolean => longBytes !== null;

/** How many rows a page has: at most `limit`, and none after a megabyte of long texts. */
function lengthOf(rows: readonly { readonly longBytes: number | null }[], limit: number): number {
  let bytes = 0;
  for (const [index, { longBytes }] of rows.entries()) {
    if (index === limit || bytes > PAGE_BYTES) return index;
    bytes += longBytes ?? 0;
  }
  return rows.length;
}

const isThere = <Row extends PartRow>(row: RowOf<Row>): row is RowOf<Row> & Brief<Row> => row.id !== null;
