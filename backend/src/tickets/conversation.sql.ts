import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { commentColumns, WITH_AUTHOR } from './comment.sql.js';
import { isoTime, itemsOf, USER_REFS, type WrittenItems } from './ticket.json.js';
import { readableComments, visibleTickets } from './ticket-visibility.sql.js';

/** Which part of a ticket's conversation or history: both are read in the order in which they happened. */
export interface PartShape {
  readonly scope: TicketScope;
  /** Whether it comes after another one. */
  readonly follows: boolean;
  readonly limit: number;
}

/** No row when the ticket is absent or out of sight. */
export function selectComments(db: Kysely<DB>, part: PartShape): CompiledQuery<WrittenItems> {
  const rows = db
    .selectFrom('comments')
    .selectAll()
    .where((eb) => eb.and(readableComments(eb, part.scope)));
  const items = sql`select ${commentColumns} from (${cut(sql`${rows}`, part)}) as comment ${WITH_AUTHOR}`;
  return ofVisibleTicket(db, part, items);
}

/** No row when the ticket is absent or out of sight. */
export function selectEvents(db: Kysely<DB>, part: PartShape): CompiledQuery<WrittenItems> {
  const rows = db.selectFrom('ticketEvents').selectAll();
  const items = sql`
    select event.id, event.type, to_json(actor) as actor, event.field,
      ${shown('fromValue')} as "from", ${shown('toValue')} as "to", ${isoTime('event.createdAt')} as "createdAt"
    from (${cut(sql`${rows}`, part)}) as event join ${USER_REFS} as actor on actor.id = event.actor_id`;
  return ofVisibleTicket(db, part, items);
}

/** People are shown as UserRefs, everything else as the text it was. */
function shown(column: 'fromValue' | 'toValue'): RawBuilder<unknown> {
  const value = sql.ref(`event.${column}`);
  return sql`case when event.field = 'assigneeId'
    then (select to_json(person) from ${USER_REFS} as person where person.id = ${value}::uuid)
    else to_json(${value}) end`;
}

/** The part of the ticket's rows, in a shape that an index on (ticket, created_at, id) serves. */
const cut = (rows: RawBuilder<unknown>, { follows, limit }: PartShape): RawBuilder<unknown> => sql`
  select * from (${rows}) as part
  where part.ticket_id = ticket.id
    ${follows ? sql`and (part.created_at, part.id) > (${slot('afterKey')}::timestamptz, ${slot('afterId')}::uuid)` : sql``}
  order by part.created_at, part.id limit ${sql.lit(limit)}`;

function ofVisibleTicket(
  db: Kysely<DB>,
  { scope }: PartShape,
  items: RawBuilder<unknown>,
): CompiledQuery<WrittenItems> {
  const ticket = db
    .selectFrom('tickets')
    .select('id')
    .where('id', '=', slot<number>('ticket'))
    .where((eb) => eb.and(visibleTickets(eb, scope)));
  return sql<WrittenItems>`
    select page.items, page.count
    from (${ticket}) as ticket, lateral (${itemsOf(items, sql`item."createdAt", item.id`)}) as page`.compile(db);
}
