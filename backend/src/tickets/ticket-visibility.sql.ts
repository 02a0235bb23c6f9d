import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';

export type Condition = Expression<SqlBool>;
type Table<T extends keyof DB> = Pick<ExpressionBuilder<DB, T>, 'eb'>;

/** The value that the conditions below ask for. */
export const scopeValues = ({ requesterId }: TicketScope) => ({ reader: requesterId });

/** What tells statements of different scopes apart. */
export const scopeShape = ({ requesterId, deleted, notes, deletionTimes }: TicketScope): string =>
  `${requesterId === null ? 'all' : 'own'} ${deleted} ${notes ? 'notes' : ''} ${deletionTimes ? 'deletions' : ''}`;

/** What tells readers of different sights apart: those who are alike may share what is read. */
export const scopeKey = (scope: TicketScope): string => `${scopeShape(scope)} ${scope.requesterId}`;

export const visibleTickets = ({ eb }: Table<'tickets'>, { requesterId, deleted }: TicketScope): Condition[] => [
  ...(requesterId !== null ? [eb('tickets.requesterId', '=', slot<string>('reader'))] : []),
  ...(deleted === 'hidden' ? [eb('tickets.deletedAt', 'is', null)] : []),
  ...(deleted === 'only' ? [eb('tickets.deletedAt', 'is not', null)] : []),
];

/** The same rule inside of a statement that is written by hand. */
export const visible = (scope: TicketScope): RawBuilder<SqlBool> =>
  sql<SqlBool>`${expressionBuilder<DB, 'tickets'>().and(visibleTickets(expressionBuilder<DB, 'tickets'>(), scope))}`;

export const readableComments = ({ eb }: Table<'comments'>, { notes }: TicketScope): Condition[] =>
  notes ? [] : [eb('comments.internal', '=', eb.lit(false))];
