import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { JsonText } from '../shared/http/json-text.js';
import { CursorCodec } from '../shared/paging/cursor.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import { selectComments, selectEvents } from './conversation.sql.js';
import { ticketNumber } from './domain/ticket-number.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { TicketEvent } from './dto/ticket-event.dto.js';
import { pageText } from './ticket.json.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** What a position in either is taken from. */
interface Dated {
  id: string;
  createdAt: string;
}

/** Reads what was said and what happened on a ticket, page by page, each in one statement. */
@Injectable()
export class TicketConversationService {
  constructor(
    private readonly statements: Statements,
    private readonly cursors: CursorCodec,
  ) {}

  comments(actor: Actor, id: number, query: PageQuery): Promise<JsonText<Page<Comment>>> {
    return this.page('comments', selectComments, actor, id, query);
  }

  events(actor: Actor, id: number, query: PageQuery): Promise<JsonText<Page<TicketEvent>>> {
    return this.page('events', selectEvents, actor, id, query);
  }

  private async page<Item>(
    list: string,
    select: typeof selectComments,
    actor: Actor,
    id: number,
    { cursor, limit }: PageQuery,
  ): Promise<JsonText<Page<Item>>> {
    const place = { list, ticket: id, person: actor.id };
    const after = cursor === undefined ? null : this.cursors.decode(cursor, place);
    const part = { scope: visibleTo(actor), follows: after !== null, limit: limit + 1 };
    const found = await this.statements.row(
      `${list} ${scopeShape(part.scope)} ${String(part.follows)} ${limit}`,
      (db) => select(db, part),
      { ticket: ticketNumber(id), afterKey: after?.key, afterId: after?.id, ...scopeValues(part.scope) },
    );
    if (!found) throw new NotFoundError('ticket');
    const cursorAfter = (last: string) => {
      const { id: lastId, createdAt } = JSON.parse(last) as Dated;
      return this.cursors.encode({ key: createdAt, id: lastId }, place);
    };
    return new JsonText(pageText(found, limit, cursorAfter));
  }
}
