import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Ticket, TicketSummary, UpdateTicket } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { madeOn } from '../../core/http/made-on';
import { Problem, problemOf } from '../../core/http/problem';
import { ticketStatuses } from '../../shared/ticket-parts/ticket-model';
import { statusWord } from '../../shared/ticket-parts/ticket-words';
import { TicketChange, changeInWords, changed, changesOf, holds } from './bulk-plan';
import { TicketSelection } from './ticket-selection';
import { TriageStore } from './triage-store';

/** Changes one row in place: shown at once, taken back with words when the server refuses. */
@Service({ autoProvided: false })
export class RowChanges {
  readonly #tickets = inject(TicketsService);
  readonly #store = inject(TriageStore);
  readonly #selection = inject(TicketSelection);

  /** Tickets on their way to the server. */
  readonly pending = signal<ReadonlySet<number>>(new Set());
  /** What happened, for the reader and for screen readers. */
  readonly refusal = signal<string | null>(null);
  readonly done = signal<string | null>(null);

  async change(ticket: TicketSummary, change: TicketChange): Promise<void> {
    if (this.pending().has(ticket.id) || holds(ticket, change)) {
      return;
    }
    this.refusal.set(null);
    this.done.set(null);
    this.#mark(ticket.id, true);
    this.#show(changed(ticket, change));
    try {
      this.#show(await this.#send(ticket, changesOf(change)));
      this.done.set(`#${ticket.id} is now ${changeInWords(change)}.`);
    } catch (error) {
      this.#show(ticket);
      this.#explain(ticket, problemOf(error));
    } finally {
      this.#mark(ticket.id, false);
    }
  }

  /** Somebody else's change of another field is no conflict: then it is sent again on top of theirs. */
  async #send(ticket: TicketSummary, changes: UpdateTicket): Promise<Ticket> {
    try {
      return await this.#patch(ticket, changes);
    } catch (error) {
      if (problemOf(error).code !== 'version_conflict') {
        throw error;
      }
      const current = await firstValueFrom(this.#tickets.getTicket(ticket.id));
      const untouched =
        ('status' in changes && current.status === ticket.status) ||
        ('priority' in changes && current.priority === ticket.priority) ||
        ('assigneeId' in changes && current.assignee?.id === ticket.assignee?.id);
      if (!untouched) {
        throw error;
      }
      return this.#patch(current, changes);
    }
  }

  #patch({ id, version }: TicketSummary, changes: UpdateTicket): Promise<Ticket> {
    return firstValueFrom(this.#tickets.updateTicket(id, changes, madeOn(version)));
  }

  #explain({ id }: TicketSummary, problem: Problem): void {
    if (problem.code === 'version_conflict') {
      this.#store.reload();
      this.refusal.set(`#${id} was not changed: somebody else changed the same thing just now. You see theirs.`);
      return;
    }
    if (problem.code === 'transition_refused') {
      this.refusal.set(`#${id} was not changed. ${nextSteps(problem.members['allowed'])}`);
      return;
    }
    if (problem.status === 404) {
      this.#store.reload();
    }
    this.refusal.set(`#${id} was not changed. ${problem.errors[0]?.message ?? problem.detail}`);
  }

  #show(ticket: TicketSummary): void {
    this.#store.replace([ticket]);
    this.#selection.update([ticket]);
  }

  #mark(id: number, pending: boolean): void {
    this.pending.update((ids) => new Set(pending ? [...ids, id] : [...ids].filter((other) => other !== id)));
  }
}

/** From the server's own list of what may follow. */
function nextSteps(allowed: unknown): string {
  const next = Array.isArray(allowed) ? ticketStatuses.filter((status) => allowed.includes(status)) : [];
  return next.length === 0
    ? 'Its status cannot be changed to that.'
    : `From its status it can only become ${next.map((status) => statusWord(status).toLowerCase()).join(' or ')}.`;
}
