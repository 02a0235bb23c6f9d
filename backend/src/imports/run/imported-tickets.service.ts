import { Injectable } from '@nestjs/common';
import { type Insertable, type Kysely, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB, TicketEvent } from '../../database/generated/kysely.js';
import type { KnownTicket, NewTicket, TicketUpdate } from './ticket-plan.js';

/** PostgreSQL takes 65,535 parameters a statement; an event has eight. */
const EVENTS_PER_INSERT = 2_000;

/** Reads and writes tickets that came through an import. */
@Injectable()
export class ImportedTicketsService {
  /** Those that are here already, locked until the transaction ends. */
  async known(transaction: Kysely<DB>, source: string, keys: readonly string[]): Promise<Map<string, KnownTicket>> {
    if (keys.length === 0) return new Map();
    const rows = await transaction
      .selectFrom('tickets')
      .select(['id', 'importKey', 'title', 'description', 'status', 'priority', 'assigneeId', 'version'])
      .select(['importedVersion', 'importedThrough', 'updatedAt', 'closedAt', 'deletedAt'])
      .where('importSource', '=', source)
      .where('importKey', '=', sql<string>`ANY(${keys}::text[])`)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    return new Map(rows.map((row) => [row.importKey ?? '', { ...row, importKey: row.importKey ?? '' }]));
  }

  /** @returns the keys that were made; another import may have been faster with the others. */
  async insert(transaction: Kysely<DB>, source: string, tickets: readonly NewTicket[]): Promise<Set<string>> {
    if (tickets.length === 0) return new Set();
    const made = await transaction
      .insertInto('tickets')
      .values(
        tickets.map(({ key, fields, through }) => ({
          ...fields,
          importSource: source,
          importKey: key,
          importedThrough: through,
          importedVersion: fields.version,
        })),
      )
      .onConflict((conflict) => conflict.columns(['importSource', 'importKey']).doNothing())
      .returning(['id', 'importKey'])
      .execute();
    const idOf = new Map(made.map(({ id, importKey }) => [importKey ?? '', id]));
    await this.insertEvents(
      transaction,
      tickets.flatMap((ticket) => {
        const ticketId = idOf.get(ticket.key);
        return ticketId === undefined ? [] : [creation(ticketId, ticket), ...changesOf(ticketId, ticket)];
      }),
    );
    return new Set(idOf.keys());
  }

  async update(transaction: Kysely<DB>, id: number, ticket: TicketUpdate): Promise<void> {
    const { fields, through } = ticket;
    await transaction
      .updateTable('tickets')
      .set({ ...fields, importedThrough: through, importedVersion: fields.version })
      .where('id', '=', id)
      .execute();
    await this.insertEvents(transaction, changesOf(id, ticket));
  }

  private async insertEvents(transaction: Kysely<DB>, events: readonly Insertable<TicketEvent>[]): Promise<void> {
    for (let at = 0; at < events.length; at += EVENTS_PER_INSERT) {
      await transaction
        .insertInto('ticketEvents')
        .values(events.slice(at, at + EVENTS_PER_INSERT))
        .execute();
    }
  }
}

const creation = (ticketId: number, { fields: { requesterId, createdAt } }: NewTicket): Insertable<TicketEvent> => ({
  id: uuidv7(),
  ticketId,
  actorId: requesterId,
  type: 'created',
  field: null,
  fromValue: null,
  toValue: null,
  createdAt,
});

/** Version 7 ids keep the events of one moment in order. */
const changesOf = (ticketId: number, { changes }: TicketUpdate): Insertable<TicketEvent>[] =>
  changes.map(({ at, actorId, field, from, to }) => ({
    id: uuidv7(),
    ticketId,
    actorId,
    type: 'changed',
    field,
    fromValue: from,
    toValue: to,
    createdAt: at,
  }));
