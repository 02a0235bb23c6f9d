import { Service, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { BulkItem, ListTicketsParams } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { problemOf } from '../../core/http/problem';
import { totalInWords, useNumbers } from '../../shared/numbers';
import { Refusal, callsFor, refusalsOf } from './bulk-plan';
import { collectTickets } from './collect-tickets';

const sample = 5;
/** More than any agent has open. */
const most = 50_000;

export interface HandoverResult {
  readonly moved: number;
  readonly refusals: readonly Refusal[];
}

/** The open tickets of somebody who leaves, and their way to somebody else. */
@Service({ autoProvided: false })
export class Handover {
  readonly #tickets = inject(TicketsService);
  readonly #write = useNumbers();
  readonly #leaving = signal<string | undefined>(undefined);
  readonly #open = rxResource({
    params: () => this.#leaving(),
    stream: ({ params: id }) =>
      this.#tickets.listTickets({ ...openTicketsOf(id), sort: '-priority', limit: sample, withTotal: true }),
  });

  /** The most urgent of the open tickets, how many there are and how many more than these; null until known. */
  readonly open = computed(() => {
    if (!this.#open.hasValue()) {
      return null;
    }
    const { items, total = { value: items.length, relation: 'eq' } } = this.#open.value();
    const more = { ...total, value: total.value - items.length };
    return {
      tickets: items,
      count: total.value,
      total: totalInWords(total, this.#write),
      more: more.value === 0 ? null : totalInWords(more, this.#write),
    };
  });
  readonly problem = computed(() => {
    const error = this.#open.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly progress = signal<{ done: number; total: number } | null>(null);

  /** Looks for the open tickets of this person. */
  look(id: string): void {
    this.#leaving.set(id);
    this.#open.reload();
  }

  retry(): void {
    this.#open.reload();
  }

  /** @param assigneeId null: to nobody. @throws when the server cannot be asked; what moved until then stays moved. */
  async handOver(from: string, assigneeId: string | null): Promise<HandoverResult> {
    this.progress.set({ done: 0, total: this.open()?.count ?? 0 });
    try {
      const found = await collectTickets(this.#tickets, openTicketsOf(from), most, () => true);
      const ids = (found?.tickets ?? []).map(({ id }) => id);
      const items: BulkItem[] = [];
      for (const { ids: some, changes } of callsFor(ids, { assigneeId })) {
        this.progress.set({ done: items.length, total: ids.length });
        items.push(...(await firstValueFrom(this.#tickets.changeTickets({ ids: [...some], changes }))).items);
      }
      return { moved: items.filter(({ status }) => status === 200).length, refusals: refusalsOf(items) };
    } finally {
      this.progress.set(null);
    }
  }
}

const openTicketsOf = (assigneeId: string): ListTicketsParams => ({ assigneeId, status: ['open', 'in_progress'] });
