import { DestroyRef, Service, computed, inject, linkedSignal } from '@angular/core';
import { TicketSummary } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { problemOf } from '../../core/http/problem';
import { useNumbers } from '../../shared/numbers';
import { SelectedTicket } from './bulk-plan';
import { collectTickets } from './collect-tickets';
import { TriageMemory } from './triage-memory';
import { exportParamsOf } from './triage-query';
import { TriageStore } from './triage-store';

/** Tickets; beyond that a filter says better what is meant than a selection. */
const mostSelected = 10_000;

interface Found {
  readonly key: string;
  readonly rows: readonly TicketSummary[];
}

/** The tickets chosen for a bulk change. It lives as long as the filter stays: pages and order may change. */
@Service({ autoProvided: false })
export class TicketSelection {
  readonly #tickets = inject(TicketsService);
  readonly #memory = inject(TriageMemory);
  readonly #store = inject(TriageStore);
  readonly #write = useNumbers();
  readonly #selected = linkedSignal<Found, ReadonlyMap<number, SelectedTicket>>({
    source: () => ({ key: this.#store.filterKey(), rows: this.#store.rows() ?? [] }),
    computation: ({ key, rows }, before) =>
      refreshed(before?.source.key === key ? before.value : this.#memory.selection(key), rows),
  });
  /** What is being collected now. It ends with the filter it was meant for. */
  readonly #collection = linkedSignal<string, { readonly found: number } | null>({
    source: this.#store.filterKey,
    computation: () => null,
  });
  /** How many were chosen when everything that matches was, or as many as can be. */
  readonly #mostThereAre = linkedSignal<string, number | null>({
    source: this.#store.filterKey,
    computation: () => null,
  });
  #lastTouched: number | null = null;

  readonly tickets = computed(() => [...this.#selected().values()]);
  readonly count = computed(() => this.#selected().size);
  /** There is nothing more to choose. */
  readonly complete = computed(() => {
    const count = this.count();
    return count === this.#mostThereAre() || this.#write(count) === this.#store.total();
  });
  readonly pageState = computed<'none' | 'some' | 'all'>(() => {
    const rows = this.#store.rows() ?? [];
    const chosen = rows.filter(({ id }) => this.#selected().has(id)).length;
    return chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some';
  });
  /** How many of all matching were collected so far; null when nothing is being collected. */
  readonly collecting = computed(() => this.#collection()?.found ?? null);
  /** Words about a collection that did not come to its end. */
  readonly notice = linkedSignal<string, string | null>({ source: this.#store.filterKey, computation: () => null });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stopCollecting());
  }

  has(id: number): boolean {
    return this.#selected().has(id);
  }

  /** @param ranged chooses all rows between the one touched last and this one, as Shift does. */
  toggle(ticket: TicketSummary, ranged = false): void {
    const chosen = !this.has(ticket.id);
    const rows = this.#store.rows() ?? [];
    const touched = ranged ? between(rows, this.#lastTouched, ticket.id) : [ticket];
    this.#lastTouched = ticket.id;
    this.#set(touched, ranged || chosen);
  }

  togglePage(): void {
    this.#set(this.#store.rows() ?? [], this.pageState() !== 'all');
  }

  clear(): void {
    this.stopCollecting();
    this.notice.set(null);
    this.#keep(new Map());
  }

  /** Lets these go; the others stay chosen. */
  remove(tickets: readonly SelectedTicket[]): void {
    this.#set(tickets, false);
  }

  /** The chosen ones as they became, so that the next change can be taken back, too. */
  update(tickets: readonly SelectedTicket[]): void {
    const selected = new Map(this.#selected());
    for (const ticket of tickets.filter(({ id }) => selected.has(id))) {
      selected.set(ticket.id, ticket);
    }
    this.#keep(selected);
  }

  /** Chooses everything the filter finds, page by page, at most `mostSelected`. */
  async selectMatching(): Promise<void> {
    let collection = { found: 0 };
    this.#collection.set(collection);
    this.notice.set(null);
    const wanted = (): boolean => this.#collection() === collection;
    const params = exportParamsOf(this.#store.query());
    try {
      const found = await collectTickets(this.#tickets, params, mostSelected, (count) => {
        const goOn = wanted();
        if (goOn) {
          collection = { found: count };
          this.#collection.set(collection);
        }
        return goOn;
      });
      if (found === null) {
        return;
      }
      if (found.more) {
        const most = this.#write(mostSelected);
        this.notice.set(`These are the first ${most}. Narrow the filter to reach the rest.`);
      }
      this.#set(found.tickets, true);
      this.#mostThereAre.set(this.count());
    } catch (error) {
      if (wanted()) {
        this.notice.set(`Not all could be selected. ${problemOf(error).detail}`);
      }
    } finally {
      if (wanted()) {
        this.stopCollecting();
      }
    }
  }

  stopCollecting(): void {
    this.#collection.set(null);
  }

  #set(tickets: readonly SelectedTicket[], chosen: boolean): void {
    const selected = new Map(this.#selected());
    for (const ticket of tickets) {
      if (chosen) {
        selected.set(ticket.id, ticket);
      } else {
        selected.delete(ticket.id);
      }
    }
    this.#keep(selected);
  }

  #keep(selected: ReadonlyMap<number, SelectedTicket>): void {
    this.#selected.set(selected);
    this.#memory.keepSelection(this.#store.filterKey(), selected);
  }
}

/** What was chosen, as it is now: rows that arrive may know more than there was when the box was ticked. */
function refreshed(
  selected: ReadonlyMap<number, SelectedTicket>,
  rows: readonly TicketSummary[],
): ReadonlyMap<number, SelectedTicket> {
  const newer = rows.filter(({ id, version }) => version > (selected.get(id)?.version ?? Number.POSITIVE_INFINITY));
  return newer.length === 0 ? selected : new Map([...selected, ...newer.map((row) => [row.id, row] as const)]);
}

function between(rows: readonly TicketSummary[], from: number | null, to: number): readonly TicketSummary[] {
  const ends = [rows.findIndex(({ id }) => id === from), rows.findIndex(({ id }) => id === to)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  return first === -1 ? rows.slice(last, last + 1) : rows.slice(first, last + 1);
}
