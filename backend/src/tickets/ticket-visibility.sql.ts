import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
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

export const visibleTickets = ({ eb }: Table<'tickets'>, { requesterId, deleted }: TicketScope): Condition[] => [
  ...(requesterId !== null ? [eb('tickets.requesterId', '=', slot<string>('reader'))] : []),
  ...(deleted === 'hidden' ? [eb('tickets.deletedAt', 'is', null)] : []),
  ...(deleted === 'only' ? [eb('tickets.deletedAt', 'is not', null)] : []),
];

export const readableComments = ({ eb }: Table<'comments'>, { notes }: TicketScope): Condition[] =>
  notes ? [] : [eb('comments.internal', '=', eb.lit(false))];
