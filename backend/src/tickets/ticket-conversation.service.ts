import { Injectable } from '@nestjs/common';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { isoTime } from '../database/iso-time.js';
import { SharedReads } from '../database/shared-reads.js';
import { forAny, Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { CursorCodec, type Position } from '../shared/paging/cursor.js';
import { cutPage, USUAL_LIMITS } from '../shared/paging/cut-page.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { CommentRow } from './comment.sql.js';
import {
  type EventRow,
  type PartRow,
  type PartShape,
  type RowOf,
  selectComments,
  selectEvents,
} from './conversation.sql.js';
import { ticketNumber } from './domain/ticket-number.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { scopeKey, scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** Tickets whose parts one statement reads: of each a megabyte at most. */
const TICKETS_AT_ONCE = 8;

/** Comments or events: how they are selected, and the reads of them that are under way. */
class Part<Row extends PartRow> {
  /** By ticket; null when it is absent or out of sight. */
  readonly shared = new SharedReads<number, Row[] | null>(TICKETS_AT_ONCE);

  constructor(
    readonly list: 'comments' | 'events',
    readonly select: (db: Kysely<DB>, part: PartShape) => CompiledQuery<RowOf<Row>>,
  ) {}
}

/** Reads what was said and what happened on a ticket, page by page; those of several tickets at once in one statement. */
@Injectable()
export class TicketConversationService {
  private readonly ofComments = new Part<CommentRow>('comments', selectComments);
  private readonly ofEvents = new Part<EventRow>('events', selectEvents);

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
  ): Promise<{ rows: Row[]; nextCursor: string | null }> {
    const place = { list: part.list, ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, place);
    const shape = { scope: visibleTo(actor), follows: after !== null, limit: limit + 1 };
    const kind = `${scopeKey(shape.scope)} ${limit} ${cursor}`;
    const found = await part.shared.ask(kind, ticketNumber(id), (ids) => this.read(part, shape, after, ids));
    if (found === null) throw new NotFoundError('ticket');
    const most = found.at(-1)?.isBeyond ? found.length - 1 : limit;
    return cutPage(found, most, (last) => this.cursors.encode({ key: isoTime(last.createdAt), id: last.id }, place));
  }

  private async read<Row extends PartRow>(
    { list, select }: Part<Row>,
    shape: PartShape,
    after: Position | null,
    tickets: readonly number[],
  ): Promise<(Row[] | null)[]> {
    const rows = await this.statements.rows(
      `${list} ${scopeShape(shape.scope)} ${String(shape.follows)} ${shape.limit}`,
      (db) => select(db, shape),
      { tickets: forAny(tickets), afterKey: after?.key, afterId: after?.id, ...scopeValues(shape.scope) },
      { replan: !USUAL_LIMITS.has(shape.limit) },
    );
    const ofTickets = Map.groupBy(rows, ({ ofTicket }) => ofTicket);
    return tickets.map((ticket) => ofTickets.get(ticket)?.filter(isThere) ?? null);
  }
}

const isThere = <Row extends PartRow>(row: RowOf<Row>): row is RowOf<Row> & Row => row.id !== null;
