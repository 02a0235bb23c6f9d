import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { Statements } from '../database/statements.js';
import { NotFoundError } from '../shared/errors/domain-error.js';
import { type Precondition, requireMatch } from '../shared/http/entity-tag.js';
import type { JsonText } from '../shared/http/json-text.js';
import { refusalOf } from './domain/ticket-policy.js';
import { refuseInOrder } from './domain/ticket-refusal.js';
import type { Ticket } from './dto/ticket.dto.js';
import { visibleTicket } from './ticket-access.js';
import { changeTicket } from './ticket-change.js';

/** Deleting is soft: a deleted ticket is absent for everyone but admins, who can restore it. */
@Injectable()
export class TicketRemovalService {
  constructor(
    private readonly db: Database,
    private readonly statements: Statements,
  ) {}

  async delete(actor: Actor, id: number, ifMatch: Precondition | null): Promise<void> {
    await this.setDeleted(actor, id, ifMatch, true);
  }

  restore(actor: Actor, id: number, ifMatch: Precondition | null): Promise<JsonText<Ticket>> {
    return this.setDeleted(actor, id, ifMatch, false);
  }

  private setDeleted(
    actor: Actor,
    id: number,
    ifMatch: Precondition | null,
    deleted: boolean,
  ): Promise<JsonText<Ticket>> {
    return this.db.transaction().execute(async (tx) => {
      const ticket = await visibleTicket(this.statements, actor, id, tx);
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
