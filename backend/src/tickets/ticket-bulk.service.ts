import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { DB } from '../database/generated/kysely.js';
import { Statements } from '../database/statements.js';
import { DomainError } from '../shared/errors/domain-error.js';
import { type Change, changeRefusals, changesOf } from './domain/ticket-changes.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import {
  BULK_STATUSES,
  type BulkChange,
  type BulkChanges,
  type BulkItem,
  type BulkResult,
} from './dto/bulk-change.dto.js';
import { historiesValues } from './ticket-history.js';
import { requireAssignable } from './ticket-people.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { updateTickets } from './ticket-writes.sql.js';

interface Judged {
  readonly ticket: TicketRow;
  readonly changes: readonly Change[];
}

type Outcome = Omit<BulkItem, 'id'>;

/** All tickets of a request are judged one by one, and those that pass are changed together. */
@Injectable()
export class TicketBulkService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly reader: TicketReaderService,
  ) {}

  change(actor: Actor, { ids, changes }: BulkChange): Promise<BulkResult> {
    return this.db.transaction().execute(async (tx) => {
      if (changes.assigneeId) await requireAssignable(tx, changes.assigneeId, 'changes.assigneeId');
      const outcomes = await this.outcomes(tx, actor, ids, changes);
      return { items: ids.map((id) => ({ id, ...(outcomes.get(id) ?? ABSENT) })) };
    });
  }

  private async outcomes(
    tx: Kysely<DB>,
    actor: Actor,
    ids: readonly number[],
    wanted: BulkChanges,
  ): Promise<Map<number, Outcome>> {
    const outcomes = new Map<number, Outcome>();
    const accepted: Judged[] = [];
    for (const ticket of await this.reader.several(actor, ids, tx)) {
      const changes = changesOf(ticket, wanted);
      outcomes.set(ticket.id, outcomeOf(actor, ticket, changes));
      if (outcomes.get(ticket.id)?.status === 200 && changes.length > 0) accepted.push({ ticket, changes });
    }
    for (const { id, version } of await this.write(tx, actor, accepted, wanted))
      outcomes.set(id, { status: 200, version });
    return outcomes;
  }

  private async write(
    on: Kysely<DB>,
    actor: Actor,
    accepted: readonly Judged[],
    { status, priority, assigneeId }: BulkChanges,
  ): Promise<{ id: number; version: number }[]> {
    if (accepted.length === 0) return [];
    const given = { status, priority, assigneeId };
    const columns = (['status', 'priority', 'assigneeId'] as const).filter((column) => given[column] !== undefined);
    const judged = {
      ids: accepted.map(({ ticket }) => ticket.id),
      versions: accepted.map(({ ticket }) => ticket.version),
    };
    const changed = accepted.map(({ ticket: { id }, changes }) => ({ id, changes }));
    const values = { ...given, ...judged, ...historiesValues(actor, new Date(), changed) };
    const shape = `change many ${columns.join(' ')}`;
    return this.statements.rows(shape, (db) => updateTickets(db, columns), values, { on });
  }
}

const ABSENT: Outcome = { status: 404, code: 'ticket_not_found' };

/** What the same change of this ticket alone would be answered with. */
function outcomeOf(actor: Actor, ticket: TicketRow, changes: readonly Change[]): Outcome {
  try {
    refuseInOrder(actor, ticket.status, changeRefusals(actor, ticket, changes));
    return { status: 200, version: ticket.version };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const status = BULK_STATUSES.find((one) => one === error.status);
    if (status === undefined) throw error;
    return { status, code: error.code };
  }
}
