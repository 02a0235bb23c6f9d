import { Service, inject, signal } from '@angular/core';
import { TicketSummaryPage } from '../../api/generated/model';
import { SessionStore } from '../../core/auth/session-store';
import { SelectedTicket } from './bulk-plan';

const pagesKept = 12;

/**
 * What the triage table showed last, for as long as the tab lives: going back to it shows the rows and the selection
 * at once, so that the place on the page can be found again. One person's memory is not another's.
 */
@Service()
export class TriageMemory {
  readonly #session = inject(SessionStore);
  readonly #pages = new Map<string, TicketSummaryPage>();
  /** Pixels the table had: its first rows are drawn with the columns that stay. */
  readonly width = signal(0);
  #selection: { key: string; tickets: ReadonlyMap<number, SelectedTicket> } | null = null;

  page(key: string): TicketSummaryPage | null {
    return this.#pages.get(this.#own(key)) ?? null;
  }

  keepPage(key: string, page: TicketSummaryPage): void {
    const own = this.#own(key);
    this.#pages.delete(own);
    this.#pages.set(own, page);
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > pagesKept && oldest !== undefined) {
      this.#pages.delete(oldest);
    }
  }

  /** @param key of the filter: a selection belongs to what was found. */
  selection(key: string): ReadonlyMap<number, SelectedTicket> {
    return this.#selection?.key === this.#own(key) ? this.#selection.tickets : new Map<number, SelectedTicket>();
  }

  keepSelection(key: string, tickets: ReadonlyMap<number, SelectedTicket>): void {
    this.#selection = { key: this.#own(key), tickets };
  }

  #own(key: string): string {
    return `${this.#session.user()?.id ?? ''} ${key}`;
  }
}
