import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { insertHistory, MOMENT } from './ticket-history.js';
import { IN_ALLOWED_STATE } from './ticket-state.sql.js';
import { readableComments, visible } from './ticket-visibility.sql.js';

/** A comment as it is read: its times as PostgreSQL's text. */
export interface CommentRow {
  readonly id: string;
  readonly authorId: string;
  readonly body: string;
  readonly internal: boolean;
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** The columns of a CommentRow, read from `comment`. */
export const commentColumns = (body: RawBuilder<unknown> = sql`comment.body`): RawBuilder<CommentRow> => sql`
  comment.id, comment.author_id, ${body} as body, comment.internal, comment.created_at::text, comment.edited_at::text`;

const selectRow = (source: RawBuilder<unknown>): RawBuilder<CommentRow> =>
  sql`select ${commentColumns()} from ${source} as comment`;

/** A comment of a ticket, if this reader may read it. */
export function selectComment(db: Kysely<DB>, scope: TicketScope): CompiledQuery<CommentRow> {
  const source = db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', slot<string>('comment'))
    .where('ticketId', '=', slot<number>('ticket'))
    .where((eb) => eb.and(readableComments(eb, scope)));
  return selectRow(sql`(${source})`).compile(db);
}

/** What a comment does to its ticket besides being there. */
export type Effect = 'answers' | 'nothing';

/** What a comment tells the history of its ticket. */
export const COMMENTED = { type: 'commented' } as const;

/**
 * Adds a comment to a ticket; no row when that is in another state than it may be, or when its reader does not
 * see it. A public one `answers`: it moves the time of the last change and stands in the history.
 */
export function insertComment(db: Kysely<DB>, scope: TicketScope, effect: Effect): CompiledQuery<CommentRow> {
  const found = sql`id = ${slot('ticket')} and ${IN_ALLOWED_STATE} and ${visible(scope)}`;
  const ticket =
    effect === 'answers'
      ? sql`update tickets set updated_at = ${MOMENT} where ${found} returning id, updated_at`
      : sql`select id, ${slot('now')}::timestamptz as updated_at from tickets where ${found}`;
  const history = effect === 'answers' ? sql`history as (${insertHistory(COMMENTED)}),` : sql``;
  return sql<CommentRow>`
    with ticket as (${ticket}), ${history} comment as (
      insert into comments (id, ticket_id, author_id, body, internal, created_at)
      select ${slot('comment')}::uuid, id, ${slot('actor')}::uuid, ${slot('body')}, ${slot('internal')}::boolean, updated_at
      from ticket returning *
    ) ${selectRow(sql`comment`)}`.compile(db);
}

export const updateComment = (db: Kysely<DB>): CompiledQuery<CommentRow> =>
  sql<CommentRow>`
    with comment as (
      update comments set body = ${slot('body')},
        -- No two texts have the same time: the entity tag is made of it.
        edited_at = greatest(${slot('now')}, coalesce(edited_at, created_at) + interval '1 millisecond')
      where id = ${slot('comment')} returning *
    ) ${selectRow(sql`comment`)}`.compile(db);
