import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import { refusalOf } from './domain/ticket-policy.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import type { Ticket } from './dto/ticket.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import { changeTicket } from './ticket-change.js';
import { TicketReaderService } from './ticket-reader.service.js';
import type { TicketRow } from './ticket-rows.sql.js';

/** Deleting is soft: a deleted ticket is absent for everyone but admins, who can restore it. */
@Injectable()
export class TicketRemovalService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
    private readonly reader: TicketReaderService,
    private readonly answers: TicketAnswersService,
  ) {}

  async delete(actor: Actor, id: number, ifMatch: Precondition | null): Promise<void> {
    await this.setDeleted(actor, id, ifMatch, true);
  }

  async restore(actor: Actor, id: number, ifMatch: Precondition | null): Promise<Ticket> {
    return this.answers.ticket(actor, await this.setDeleted(actor, id, ifMatch, false));
  }

  private setDeleted(actor: Actor, id: number, ifMatch: Precondition | null, deleted: boolean): Promise<TicketRow> {
    return this.db.transaction().execute(async (tx) => {
      const ticket = await this.reader.one(actor, id, tx);
      if (!ticket) throw new NotFoundError('ticket');
      refuseInOrder(actor, ticket.status, [refusalOf(actor, deleted ? 'delete' : 'restore', ticket)], () => {
        requireMatch(ifMatch, ticket.version);
      });
      const now = new Date();
      const change = {
        columns: { deletedAt: deleted ? now : null },
        now,
        type: deleted ? 'deleted' : 'restored',
      } as const;
      const changed = await changeTicket(this.statements, actor, ticket, change, tx);
      if (!changed) throw new Error(`Ticket ${id} changed while it was locked`);
      return changed;
    });
  }
}
