import { InjectionToken, Service, Signal, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { TicketSummary, TicketSummaryPage } from '../../api/generated/model';
import { listTicketsResource } from '../../api/generated/tickets/tickets.resource';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { problemOf } from '../../core/http/problem';
import { totalInWords, useNumbers } from '../../shared/numbers';
import { TriageMemory } from './triage-memory';
import { TriageQuery, exportParamsOf, filterKeyOf, listParamsOf } from './triage-query';

/** What the address bar asks for; the page provides it, because data/ knows no router. */
export const TRIAGE_QUERY = new InjectionToken<Signal<TriageQuery>>('triage query');

interface ShownPage {
  readonly key: string;
  readonly page: TicketSummaryPage;
}

/** The page of tickets that the address asks for. While another one loads, the last one stays. */
@Service({ autoProvided: false })
export class TriageStore {
  readonly #tickets = inject(TicketsService);
  readonly #memory = inject(TriageMemory);
  readonly #write = useNumbers();
  readonly #key = computed(() => JSON.stringify(listParamsOf(this.query())));
  readonly #params = computed(() => listParamsOf(this.query()), { equal: (a, b) => same(a, b) });
  readonly #answer = listTicketsResource(this.#params);

  readonly query = inject(TRIAGE_QUERY);
  readonly #shown = linkedSignal<ShownPage | null, ShownPage | null>({
    source: () => (this.#answer.hasValue() ? { key: this.#key(), page: this.#answer.value() } : this.#remembered()),
    computation: (arrived, before) => arrived ?? before?.value ?? null,
  });

  readonly rows = computed<readonly TicketSummary[] | null>(() => this.#shown()?.page.items ?? null);
  readonly nextCursor = computed(() => (this.stale() ? null : (this.#shown()?.page.nextCursor ?? null)));
  readonly loading = this.#answer.isLoading;
  /** The rows are those of another page or filter. */
  readonly stale = computed(() => this.#shown() !== null && this.#shown()?.key !== this.#key());
  readonly problem = computed(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });
  /** A shared address carries a cursor that is good only for the person who shared it, or an old one. */
  readonly cursorRefused = computed(() => this.query().cursor !== null && this.problem()?.code === 'cursor_invalid');

  readonly filterKey = computed(() => filterKeyOf(this.query()));
  readonly #counted = linkedSignal<string, string | null>({ source: this.filterKey, computation: () => null });
  readonly counting = signal(false);
  /** Why there is no count, for the reader. */
  readonly refusal = signal<string | null>(null);
  /** How many there are, in words: known when one page holds them all, or once it was asked. */
  readonly total = computed(() => this.#counted() ?? this.#totalOfOnlyPage());

  readonly rememberPages = effect(() => {
    if (this.#answer.hasValue()) {
      this.#memory.keepPage(this.#key(), this.#answer.value());
    }
  });

  reload(): void {
    this.#answer.reload();
  }

  /** Looks for what is new, without a word when there is no answer; what has changed here meanwhile is newer. */
  async refresh(): Promise<void> {
    const [key, before] = [this.#key(), this.#shown()];
    const page = await firstValueFrom(this.#tickets.listTickets(this.#params()));
    if (key === this.#key() && before === this.#shown() && !this.loading()) {
      this.#shown.set({ key, page });
      this.#memory.keepPage(key, page);
    }
  }

  /** Rows as they became elsewhere, until the server says more. */
  replace(tickets: readonly TicketSummary[]): void {
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    this.#shown.update((shown) => {
      if (shown === null) {
        return null;
      }
      const items = shown.page.items.map((item) => byId.get(item.id) ?? item);
      const page = { ...shown.page, items };
      this.#memory.keepPage(shown.key, page);
      return { ...shown, page };
    });
  }

  /** Counts what the filter finds. On demand, because counting a hundred thousand costs more than showing some. */
  async count(): Promise<void> {
    const key = this.filterKey();
    this.counting.set(true);
    this.refusal.set(null);
    try {
      const params = { ...exportParamsOf(this.query()), limit: 1, withTotal: true };
      const { total } = await firstValueFrom(this.#tickets.listTickets(params));
      if (key === this.filterKey() && total !== undefined) {
        this.#counted.set(totalInWords(total, this.#write));
      }
    } catch (error) {
      this.refusal.set(`The tickets were not counted. ${problemOf(error).detail}`);
    } finally {
      this.counting.set(false);
    }
  }

  #remembered(): ShownPage | null {
    const key = this.#key();
    const page = this.#memory.page(key);
    return page === null ? null : { key, page };
  }

  #totalOfOnlyPage(): string | null {
    const page = this.#shown()?.page;
    const only = this.query().cursor === null && page?.nextCursor === null && !this.stale();
    return only ? totalInWords({ value: page.items.length, relation: 'eq' }, this.#write) : null;
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
