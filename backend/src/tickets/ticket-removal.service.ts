import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Precondition } from '../shared/http/entity-tag.js';
import { refusalOf } from './domain/ticket-policy.js';
import type { Rules } from './domain/ticket-states.js';
import type { Ticket } from './dto/ticket.dto.js';
import { TicketAnswersService } from './ticket-answers.service.js';
import type { TicketRow } from './ticket-rows.sql.js';
import { TicketWriterService } from './ticket-writer.service.js';

/** Deleting is soft: a deleted ticket is absent for everyone but admins, who can restore it. */
@Injectable()
export class TicketRemovalService {
  constructor(
    private readonly writer: TicketWriterService,
    private readonly answers: TicketAnswersService,
  ) {}

  async delete(actor: Actor, id: number, ifMatch: Precondition | null): Promise<void> {
    await this.setDeleted(actor, id, ifMatch, true);
  }

  async restore(actor: Actor, id: number, ifMatch: Precondition | null): Promise<Ticket> {
    return this.answers.ticket(actor, await this.setDeleted(actor, id, ifMatch, false));
  }

  private setDeleted(actor: Actor, id: number, ifMatch: Precondition | null, deleted: boolean): Promise<TicketRow> {
    const rules: Rules = (ticket) => [refusalOf(actor, deleted ? 'delete' : 'restore', ticket)];
    return this.writer.write(actor, id, async (target) => {
      const conditions = this.writer.conditions(actor, target, rules, ifMatch);
      const now = new Date();
      const columns = { deletedAt: deleted ? now : null };
      return this.writer.change(actor, target, { ...conditions, columns, now, type: deleted ? 'deleted' : 'restored' });
    });
  }
}
