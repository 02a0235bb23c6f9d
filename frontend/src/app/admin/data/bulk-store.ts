import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { BulkItem } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { Problem, problemOf } from '../../core/http/problem';
import {
  BulkCall,
  Refusal,
  TicketChange,
  callsFor,
  changeInWords,
  changed,
  changesOf,
  refusalsOf,
  undoCalls,
} from './bulk-plan';
import { SelectedTicket, TicketSelection } from './ticket-selection';
import { TriageStore } from './triage-store';

export interface BulkOutcome {
  /** What happened, in one sentence. */
  readonly words: string;
  readonly refusals: readonly Refusal[];
  /** The tickets as they were, and what was done to them; null when there is nothing to take back. */
  readonly undo: { readonly before: readonly SelectedTicket[]; readonly change: TicketChange } | null;
}

/** Changes many tickets alike, says what became of each, and takes it back. */
@Service({ autoProvided: false })
export class BulkStore {
  readonly #tickets = inject(TicketsService);
  readonly #selection = inject(TicketSelection);
  readonly #store = inject(TriageStore);

  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly outcome = signal<BulkOutcome | null>(null);

  async change(tickets: readonly SelectedTicket[], change: TicketChange): Promise<void> {
    if (this.progress() !== null || tickets.length === 0) {
      return;
    }
    this.outcome.set(null);
    const ids = tickets.map(({ id }) => id);
    const { items, problem } = await this.#run(callsFor(ids, changesOf(change)));
    const succeeded = new Set(items.filter(({ status }) => status === 200).map(({ id }) => id));
    const before = tickets.filter(({ id }) => succeeded.has(id));
    this.#selection.update(before.map((ticket) => changed(ticket, change)));
    this.outcome.set({
      words: [sentence(before.length, changeInWords(change)), unsent(tickets.length - items.length, problem)].join(' '),
      refusals: refusalsOf(items),
      undo: before.length === 0 ? null : { before, change },
    });
    this.#store.reload();
  }

  async undo(): Promise<void> {
    const undo = this.outcome()?.undo ?? null;
    if (undo === null || this.progress() !== null) {
      return;
    }
    this.outcome.set(null);
    const { items, problem } = await this.#run(undoCalls(undo.before, undo.change));
    // A ticket may take two steps back: the last answer counts.
    const last = new Map(items.map((item) => [item.id, item]));
    const restored = undo.before.filter(({ id }) => last.get(id)?.status === 200);
    this.#selection.update(restored);
    this.outcome.set({
      words: [sentence(restored.length, 'as before'), unsent(undo.before.length - last.size, problem)].join(' '),
      refusals: refusalsOf([...last.values()]),
      undo: null,
    });
    this.#store.reload();
  }

  /** Brings deleted tickets back, one by one. */
  async restore(tickets: readonly SelectedTicket[]): Promise<void> {
    this.outcome.set(null);
    const refused: BulkItem[] = [];
    for (const [index, { id }] of tickets.entries()) {
      this.progress.set({ done: index, total: tickets.length });
      try {
        await firstValueFrom(this.#tickets.restoreTicket(id));
      } catch (error) {
        refused.push({ id, status: 409, code: problemOf(error).code });
      }
    }
    this.progress.set(null);
    this.#selection.clear();
    const restored = tickets.length - refused.length;
    this.outcome.set({ words: sentence(restored, 'restored'), refusals: refusalsOf(refused), undo: null });
    this.#store.reload();
  }

  dismiss(): void {
    this.outcome.set(null);
  }

  /** Stops at the first call that gets no answer: what was answered until then stands. */
  async #run(calls: readonly BulkCall[]): Promise<{ items: BulkItem[]; problem: Problem | null }> {
    const total = calls.reduce((sum, { ids }) => sum + ids.length, 0);
    const items: BulkItem[] = [];
    try {
      for (const { ids, changes } of calls) {
        this.progress.set({ done: items.length, total });
        const answer = await firstValueFrom(this.#tickets.changeTickets({ ids: [...ids], changes }));
        items.push(...answer.items);
      }
      return { items, problem: null };
    } catch (error) {
      return { items, problem: problemOf(error) };
    } finally {
      this.progress.set(null);
    }
  }
}

const counted = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'ticket' : 'tickets'}`;

function sentence(count: number, state: string): string {
  return count === 0 ? 'No ticket was changed.' : `${counted(count)} ${count === 1 ? 'is' : 'are'} now ${state}.`;
}

function unsent(count: number, problem: Problem | null): string {
  return problem === null ? '' : `${counted(count)} could not be reached: ${problem.detail}`;
}
