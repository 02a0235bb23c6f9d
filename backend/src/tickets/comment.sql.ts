import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { insertEvents, MOMENT } from './ticket-history.js';
import { isoTime, USER_REFS } from './ticket.json.js';
import { readableComments } from './ticket-visibility.sql.js';

export interface WrittenComment {
  json: string;
  id: string;
  authorId: string;
}

/** The columns of a Comment, read from `comment` and `author`. */
export const commentColumns = sql`
  comment.id, to_json(author) as author, comment.body, comment.internal,
  ${isoTime('comment.createdAt')} as "createdAt", ${isoTime('comment.editedAt')} as "editedAt"`;

export const WITH_AUTHOR = sql`join ${USER_REFS} as author on author.id = comment.author_id`;

const selectWrittenComment = (source: RawBuilder<unknown>): RawBuilder<WrittenComment> => sql`
  select to_json(item)::text as json, comment.id, comment.author_id
  from ${source} as comment ${WITH_AUTHOR}, lateral (select ${commentColumns}) as item`;

/** A comment of a ticket, if this reader may read it. */
export function selectComment(db: Kysely<DB>, scope: TicketScope): CompiledQuery<WrittenComment> {
  const source = db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', slot<string>('comment'))
    .where('ticketId', '=', slot<number>('ticket'))
    .where((eb) => eb.and(readableComments(eb, scope)));
  return selectWrittenComment(sql`(${source})`).compile(db);
}

/** What a comment does to its ticket besides being there. */
export type Effect = 'answers' | 'nothing';

/**
 * Adds a comment to a ticket that is still in the version that was judged; no row when it is not. A
 * public one `answers`: it moves the time of the last change and stands in the history.
 */
export function insertComment(db: Kysely<DB>, effect: Effect): CompiledQuery<WrittenComment> {
  const judged = sql`id = ${slot('ticket')} and version = ${slot('version')}`;
  const ticket =
    effect === 'answers'
      ? sql`update tickets set updated_at = ${MOMENT} where ${judged} returning id, updated_at`
      : sql`select id, ${slot('now')}::timestamptz as updated_at from tickets where ${judged}`;
  const history = effect === 'answers' ? sql`history as (${insertEvents(sql`ticket`)}),` : sql``;
  return sql<WrittenComment>`
    with ticket as (${ticket}), ${history} comment as (
      insert into comments (id, ticket_id, author_id, body, internal, created_at)
      select ${slot('comment')}::uuid, id, ${slot('actor')}::uuid, ${slot('body')}, ${slot('internal')}::boolean, updated_at
      from ticket returning *
    ) ${selectWrittenComment(sql`comment`)}`.compile(db);
}

export const updateComment = (db: Kysely<DB>): CompiledQuery<WrittenComment> =>
  sql<WrittenComment>`
    with comment as (
      update comments set body = ${slot('body')}, edited_at = ${slot('now')} where id = ${slot('comment')} returning *
    ) ${selectWrittenComment(sql`comment`)}`.compile(db);
