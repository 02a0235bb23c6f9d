import { Injectable } from '@nestjs/common';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import type { DB } from '../database/generated/kysely.js';
import { isoTime } from '../database/iso-time.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import { cutPage } from '../shared/paging/cut-page.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { CommentRow } from './comment.sql.js';
import { type EventRow, type PartShape, type RowOrNothing, selectComments, selectEvents } from './conversation.sql.js';
import { ticketNumber } from './domain/ticket-number.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** What a position in either is taken from: the time as PostgreSQL's text. */
interface Dated {
  readonly id: string;
  readonly createdAt: string;
}

type Select<Row> = (db: Kysely<DB>, part: PartShape) => CompiledQuery<RowOrNothing<Row>>;

/** Reads what was said and what happened on a ticket, page by page, each in one statement. */
@Injectable()
export class TicketConversationService {
  constructor(
    private readonly statements: Statements,
    private readonly cursors: CursorCodec,
    private readonly answers: TicketAnswersService,
  ) {}

  async comments(actor: Actor, id: number, query: PageQuery): Promise<Page<Comment>> {
    const { rows, nextCursor } = await this.page<CommentRow>('comments', selectComments, actor, id, query);
    return { items: await this.answers.comments(rows), nextCursor };
  }

  async events(actor: Actor, id: number, query: PageQuery): Promise<Page<TicketEvent>> {
    const { rows, nextCursor } = await this.page<EventRow>('events', selectEvents, actor, id, query);
    return { items: await this.answers.events(rows), nextCursor };
  }

  private async page<Row extends Dated>(
    list: string,
    select: Select<Row>,
    actor: Actor,
    id: number,
    { cursor, limit }: PageQuery,
  ): Promise<{ rows: Row[]; nextCursor: string | null }> {
    const place = { list, ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, place);
    const part = { scope: visibleTo(actor), follows: after !== null, limit: limit + 1 };
    const found = await this.statements.rows(
      `${list} ${scopeShape(part.scope)} ${String(part.follows)} ${limit}`,
      (db) => select(db, part),
      { ticket: ticketNumber(id), afterKey: after?.key, afterId: after?.id, ...scopeValues(part.scope) },
    );
    if (found.length === 0) throw new NotFoundError('ticket');
    const rows = found.filter((row): row is Row => row.id !== null);
    return cutPage(rows, limit, (last) => this.cursors.encode({ key: isoTime(last.createdAt), id: last.id }, place));
  }
}
