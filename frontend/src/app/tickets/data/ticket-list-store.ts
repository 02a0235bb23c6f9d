import { Injectable, Signal, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ListTicketsParams } from '../../api/generated/model/listTicketsParams';
import { TicketSummary } from '../../api/generated/model/ticketSummary';
import { TicketSummaryPage } from '../../api/generated/model/ticketSummaryPage';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { SessionStore } from '../../core/auth/session-store';
import { problemOf } from '../../core/http/problem';
import { Audience } from '../../shared/ticket-parts/ticket-model';
import { viewNamed } from './ticket-views';

/** What the address says: which quick filter, which words. */
export interface ListAddress {
  readonly view: string | undefined;
  readonly q: string;
}

const firstPage = 25;
/** The largest page the API gives. */
const largestPage = 100;

interface ForAudience {
  readonly audience: Audience;
  readonly page: TicketSummaryPage | undefined;
}

type Later = Pick<TicketSummaryPage, 'items' | 'nextCursor'>;

/** The tickets of the chosen view. It outlives the list page, so that coming back finds the same place in it. */
@Injectable()
export class TicketListStore {
  readonly #api = inject(TicketsService);
  readonly #session = inject(SessionStore);
  readonly #address = signal<Signal<ListAddress> | null>(null);
  /** A page has shown itself. */
  #seen = false;

  readonly audience = computed<Audience>(() => (this.#session.likelyStaff() === true ? 'staff' : 'requester'));
  readonly q = computed(() => (this.#address()?.().q ?? '').trim().slice(0, 200));
  readonly view = computed(() => viewNamed(this.#address()?.().view, this.audience(), this.q() !== ''));

  readonly #query = computed<ListTicketsParams | undefined>(
    () =>
      this.#address() === null
        ? undefined
        : { ...this.view().filter, ...(this.q() === '' ? {} : { q: this.q() }), sort: '-updatedAt' },
    // An address that says the same again must not ask again.
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  readonly #first = resource({
    params: () => this.#query(),
    loader: ({ params }) => this.#firstPage(params),
  });
  /** What "Load more" has brought for this query. */
  readonly #later = linkedSignal<ListTicketsParams | undefined, Later | null>({
    source: this.#query,
    computation: () => null,
  });
  /** The page that is shown: the one before stays, dimmed, until the next has come. */
  readonly #shown = linkedSignal<ForAudience, TicketSummaryPage | undefined>({
    source: () => ({ audience: this.audience(), page: this.#first.hasValue() ? this.#first.value() : undefined }),
    computation: ({ audience, page }, before) =>
      page ?? (before?.source.audience === audience ? before.value : undefined),
  });

  readonly ready = computed(() => this.#shown() !== undefined && this.#first.error() === undefined);
  readonly stale = computed(() => this.#first.status() === 'loading');
  readonly failed = computed(() => (this.#first.error() === undefined ? null : problemOf(this.#first.error())));
  readonly total = computed(() => this.#shown()?.total ?? null);
  readonly tickets = computed<readonly TicketSummary[]>(() => {
    const first = this.#shown()?.items ?? [];
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...(this.stale() ? [] : (this.#later()?.items ?? [])).filter(({ id }) => !known.has(id))];
  });
  readonly hasMore = computed(() => (this.#later() ?? this.#shown())?.nextCursor != null);
  /** The ticket somebody went to from here: coming back begins there. */
  readonly lastOpened = signal<number | null>(null);
  readonly loadingMore = signal(false);
  readonly moreFailed = signal<string | null>(null);

  /** Asks for what the address says before the page is there to show it. */
  begin(address: ListAddress): void {
    if (this.#address() === null && this.#session.likelyStaff() !== null) {
      this.#address.set(signal(address));
    }
  }

  /**
   * Shows what the address says, from now on; read only once the page that gives it has its inputs.
   * @returns whether it was shown before: then what is known is shown, and may be refreshed behind it.
   */
  show(address: Signal<ListAddress>): boolean {
    const returning = this.#seen;
    this.#seen = true;
    // What was asked too early, e.g. before somebody signed in, is asked again.
    if (!returning && this.#first.error() !== undefined) {
      this.#first.reload();
    }
    this.#address.set(address);
    return returning;
  }

  /** Asks again for what is on the page, without moving it; where there is no answer, it stays as it is. */
  async refresh(): Promise<void> {
    const query = this.#query();
    if (query === undefined || !this.#first.hasValue()) {
      this.#first.reload();
      return;
    }
    try {
      const first = await this.#firstPage(query);
      if (query === this.#query() && this.#first.hasValue()) {
        this.#first.set(first);
        await this.#refreshLater(first.nextCursor);
      }
    } catch (error) {
      console.warn('The list, or its later part, is as old as before.', error);
    }
  }

  retry(): void {
    this.#first.reload();
  }

  async loadMore(): Promise<void> {
    const before = this.#later();
    const cursor = (before ?? this.#shown())?.nextCursor;
    if (this.loadingMore() || cursor == null) {
      return;
    }
    this.loadingMore.set(true);
    this.moreFailed.set(null);
    const query = this.#query();
    try {
      const { items, nextCursor } = await this.#page(cursor, firstPage * 2);
      if (query === this.#query()) {
        this.#later.set({ items: [...(before?.items ?? []), ...items], nextCursor });
      }
    } catch (error) {
      this.moreFailed.set(problemOf(error).detail);
    } finally {
      this.loadingMore.set(false);
    }
  }

  async #refreshLater(start: string | null): Promise<void> {
    const later = this.#later();
    if (later === null || start === null) {
      return;
    }
    const again = await this.#page(start, Math.min(later.items.length, largestPage));
    const rest = later.items.slice(again.items.length);
    this.#later.update((now) => (now === later ? { ...later, items: [...again.items, ...rest] } : now));
  }

  #firstPage(query: ListTicketsParams): Promise<TicketSummaryPage> {
    return firstValueFrom(this.#api.listTickets({ ...query, limit: firstPage, withTotal: true }));
  }

  #page(cursor: string, limit: number): Promise<TicketSummaryPage> {
    return firstValueFrom(this.#api.listTickets({ ...this.#query(), cursor, limit }));
  }
}
