import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { BulkItem } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { isRefusal, problemOf } from '../../core/http/problem';
import { useNumbers } from '../../shared/numbers';
import {
  BulkCall,
  Refusal,
  SelectedTicket,
  TicketChange,
  callsFor,
  changeInWords,
  changed,
  changesOf,
  holds,
  refusalsOf,
  undoCalls,
} from './bulk-plan';
import { BulkRun, answered, brokenOff, counted, lastAnswers, runInWords, succeeded, untouched } from './bulk-run';
import { TicketSelection } from './ticket-selection';
import { TriageStore } from './triage-store';

export interface BulkOutcome {
  /** What happened, in a sentence or two. */
  readonly words: string;
  /** Every ticket is what it was meant to be. */
  readonly complete: boolean;
  readonly refusals: readonly Refusal[];
  /** The tickets as they were, under their new versions, and what was done to them; null: nothing to take back. */
  readonly undo: { readonly before: readonly SelectedTicket[]; readonly change: TicketChange } | null;
}

/** Changes many tickets alike, says what became of each, and takes it back. */
@Service({ autoProvided: false })
export class BulkStore {
  readonly #tickets = inject(TicketsService);
  readonly #selection = inject(TicketSelection);
  readonly #store = inject(TriageStore);
  readonly #write = useNumbers();

  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly outcome = signal<BulkOutcome | null>(null);

  async change(tickets: readonly SelectedTicket[], change: TicketChange): Promise<void> {
    if (this.progress() !== null || tickets.length === 0) {
      return;
    }
    this.outcome.set(null);
    const ids = tickets.map(({ id }) => id);
    const run = await this.#run(callsFor(ids, changesOf(change)));
    const done = succeeded(tickets, run);
    const before = untouched(done, run);
    this.#selection.update(before.map((ticket) => changed(ticket, change)));
    const others = done.length - before.length;
    const leftOut =
      others === 0 ? '' : `Undo leaves out ${counted(others, this.#write)} that somebody else had changed meanwhile.`;
    this.#tell(runInWords(done.length, changeInWords(change), run, this.#write, leftOut), run, { before, change });
  }

  async undo(): Promise<void> {
    const undo = this.outcome()?.undo ?? null;
    if (undo === null || this.progress() !== null) {
      return;
    }
    this.outcome.set(null);
    const before = this.#notOvertaken(undo.before, undo.change);
    const run = await this.#run(undoCalls(before, undo.change));
    const restored = succeeded(before, run);
    this.#selection.update(untouched(restored, run));
    const others = undo.before.length - before.length;
    const leftOut = others === 0 ? '' : `Left out, because changed since: ${counted(others, this.#write)}.`;
    this.#tell(runInWords(restored.length, null, run, this.#write, leftOut), run);
  }

  /** Brings deleted tickets back, one by one. */
  async restore(tickets: readonly SelectedTicket[]): Promise<void> {
    if (this.progress() !== null) {
      return;
    }
    this.outcome.set(null);
    const calls = tickets.map(({ id }) => ({ ids: [id], changes: {} }));
    const run = await this.#run(calls, ({ ids }) => Promise.all(ids.map((id) => this.#restoreOne(id))));
    const restored = succeeded(tickets, run);
    this.#selection.remove(restored);
    this.#tell(runInWords(restored.length, 'restored', run, this.#write), run);
  }

  dismiss(): void {
    this.outcome.set(null);
  }

  /** Stops at the first call that gets no answer: what was answered until then stands. */
  async #run(calls: readonly BulkCall[], send = (call: BulkCall) => this.#send(call)): Promise<BulkRun> {
    const total = calls.reduce((sum, { ids }) => sum + ids.length, 0);
    const items: BulkItem[] = [];
    let done = 0;
    try {
      for (const call of calls) {
        this.progress.set({ done: items.length, total });
        items.push(...(await send(call)));
        done += 1;
      }
      return answered(items);
    } catch (error) {
      return brokenOff(items, calls.slice(done), problemOf(error));
    } finally {
      this.progress.set(null);
    }
  }

  async #send({ ids, changes }: BulkCall): Promise<readonly BulkItem[]> {
    return (await firstValueFrom(this.#tickets.changeTickets({ ids: [...ids], changes }))).items;
  }

  /** @throws what is no refusal of this one ticket. */
  async #restoreOne(id: number): Promise<BulkItem> {
    try {
      await firstValueFrom(this.#tickets.restoreTicket(id));
      return { id, status: 200 };
    } catch (error) {
      const problem = problemOf(error);
      if (!isRefusal(problem)) {
        throw error;
      }
      return { id, status: 409, code: problem.code };
    }
  }

  /** The rows are read again, also when it is not known what became of them. */
  #tell(words: string, run: BulkRun, undo: NonNullable<BulkOutcome['undo']> | null = null): void {
    const refusals = refusalsOf(lastAnswers(run));
    const complete = refusals.length === 0 && run.doubtful.size === 0 && run.unsent.size === 0;
    this.outcome.set({ words, complete, refusals, undo: undo === null || undo.before.length === 0 ? null : undo });
    this.#store.reload();
  }

  /** Those of which nobody is known to have changed the same field since: what others did is not taken back. */
  #notOvertaken(tickets: readonly SelectedTicket[], change: TicketChange): SelectedTicket[] {
    // The selection has taken over what newer rows said: it comes last.
    const seen = [...(this.#store.rows() ?? []), ...this.#selection.tickets()];
    const now = new Map(seen.map((ticket) => [ticket.id, ticket]));
    return tickets.filter((ticket) => {
      const last = now.get(ticket.id) ?? ticket;
      return last.version <= ticket.version || holds(last, change);
    });
  }
}
