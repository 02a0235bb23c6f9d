import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { isoTime, isoTimeOrNull } from '../database/iso-time.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { lastWritten, type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { type Answer, created } from '../shared/idempotency/answer.js';
import { IdempotencyService } from '../shared/idempotency/idempotency.service.js';
import type { Retry } from '../shared/idempotency/retry.js';
import { COMMENTED, type CommentRow, type Effect, insertComment, selectComment, updateComment } from './comment.sql.js';
import { columnsFor, reopeningByComment } from './domain/ticket-changes.js';
import { commentRefusalOf, refusalOf } from './domain/ticket-policy.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import { isAllowed, type Rules, statesWhere, type TicketState } from './domain/ticket-states.js';
import { visibleTo } from './domain/ticket-visibility.js';
import type { Comment } from './dto/comment.dto.js';
import type { CreateComment, EditComment } from './dto/write-comment.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { historyValues } from './ticket-history.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { type Target, TicketWriterService } from './ticket-writer.service.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

@Injectable()
export class TicketCommentsService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly idempotency: IdempotencyService,
    private readonly reader: TicketReaderService,
    private readonly writer: TicketWriterService,
    private readonly answers: TicketAnswersService,
  ) {}

  async get(actor: Actor, id: number, commentId: string): Promise<Comment> {
    const ticket = await this.visible(actor, id, this.db);
    return this.answers.comment(await this.readable(this.db, actor, ticket, commentId));
  }

  add(actor: Actor, id: number, input: CreateComment, retry: Retry | null): Promise<Answer> {
    const create = async (db: Kysely<DB>) => {
      const comment = await this.writer.write(actor, id, (target) => this.addTo(actor, target, input), { db });
      const location = `/api/tickets/${id}/comments/${comment.id}`;
      return created({ location, body: await this.answers.comment(comment, db) });
    };
    return this.idempotency.once(actor, retry, create, async (tx) => {
      const ticket = await this.visible(actor, id, tx);
      const refusal = refusalOf(actor, input.internal ? 'note' : 'comment', ticket);
      // That the ticket has changed since does not matter: the comment is there.
      if (refusal === 'forbidden') refuseInOrder(actor, ticket.status, [refusal]);
    });
  }

  edit(
    actor: Actor,
    id: number,
    commentId: string,
    { body }: EditComment,
    ifMatch: Precondition | null,
  ): Promise<Comment> {
    return this.db.transaction().execute(async (tx) => {
      const comment = await this.lockOwn(tx, actor, id, commentId, ifMatch);
      if (comment.body === body) return this.answers.comment(comment, tx);
      const values = { comment: commentId, body, now: new Date() };
      const edited = await this.statements.row('edit comment', updateComment, values, { on: tx });
      return this.answers.comment(edited ?? comment, tx);
    });
  }

  async delete(actor: Actor, id: number, commentId: string, ifMatch: Precondition | null): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await this.lockOwn(tx, actor, id, commentId, ifMatch);
      await tx.deleteFrom('comments').where('id', '=', commentId).execute();
    });
  }

  /** Null when the ticket is in another state than it may be, or must be locked. */
  private async addTo(actor: Actor, target: Target, { body, internal }: CreateComment): Promise<CommentRow | null> {
    const rules: Rules = (state) => [refusalOf(actor, internal ? 'note' : 'comment', state)];
    const reopening = (state: TicketState) => (internal ? [] : reopeningByComment(actor, state));
    const { ticket, db } = target;
    if (ticket) refuseInOrder(actor, ticket.status, rules(ticket));
    const now = new Date();
    const states = statesWhere(actor, (state) => isAllowed(rules, state) && reopening(state).length === 0);
    const comment = { body, internal, now, states };
    const changes = ticket ? reopening(ticket) : [];
    if (changes.length === 0) return this.insert(actor, target, comment, internal ? 'nothing' : 'answers');
    // Two statements that hold together only in a transaction.
    if (!db.isTransaction) return null;
    const conditions = this.writer.conditions(actor, target, rules, null);
    const columns = columnsFor(changes, now);
    const reopened = await this.writer.change(actor, target, { ...conditions, ...COMMENTED, columns, now });
    return reopened && this.insert(actor, target, comment, 'nothing');
  }

  private async insert(
    actor: Actor,
    { id, db }: Target,
    comment: { body: string; internal: boolean; now: Date; states: readonly string[] },
    effect: Effect,
  ): Promise<CommentRow | null> {
    if (comment.states.length === 0) return null;
    const scope = visibleTo(actor);
    const values = {
      ...comment,
      comment: uuidv7(),
      ticket: id,
      ...scopeValues(scope),
      ...historyValues(actor, comment.now, COMMENTED),
    };
    return this.statements.row(
      `comment ${scopeShape(scope)} ${effect}`,
      (builder) => insertComment(builder, scope, effect),
      values,
      { on: db },
    );
  }

  /** The ticket is locked first, as the triggers on comments do, so that two writers never wait for each other. */
  private async lockOwn(
    tx: Kysely<DB>,
    actor: Actor,
    id: number,
    commentId: string,
    ifMatch: Precondition | null,
  ): Promise<CommentRow> {
    const ticket = await this.visible(actor, id, tx);
    const comment = await this.readable(tx, actor, ticket, commentId);
    const times = { createdAt: isoTime(comment.createdAt), editedAt: isoTimeOrNull(comment.editedAt) };
    refuseInOrder(actor, ticket.status, [commentRefusalOf(actor, comment, ticket)], () =>
      requireMatch(ifMatch, lastWritten(times)),
    );
    return comment;
  }

  private async visible(actor: Actor, id: number, db: Kysely<DB>): Promise<TicketRow> {
    const ticket = await this.reader.one(actor, id, db);
    if (!ticket) throw new NotFoundError('ticket');
    return ticket;
  }

  private async readable(on: Kysely<DB>, actor: Actor, { id }: TicketRow, commentId: string): Promise<CommentRow> {
    const scope = visibleTo(actor);
    const values = { comment: commentId, ticket: id };
    const shape = `one comment ${scopeShape(scope)}`;
    const comment = await this.statements.row(shape, (db) => selectComment(db, scope), values, { on });
    if (!comment) throw new NotFoundError('comment');
    return comment;
  }
}
