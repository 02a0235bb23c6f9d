import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { problemOf } from '../../core/http/problem';
import { exportAddress, exportParamsOf } from './triage-query';
import { TriageStore } from './triage-store';

/** Everything found as a file. */
@Service({ autoProvided: false })
export class TicketExport {
  readonly #tickets = inject(TicketsService);
  readonly #store = inject(TriageStore);
  readonly #document = inject(DOCUMENT);

  /** Why there is no file, for the reader. */
  readonly refusal = signal<string | null>(null);

  /**
   * The browser fetches the file by itself: it can neither renew a session nor tell our reader what went wrong. So one
   * row of the same list is asked for first.
   */
  async download(): Promise<void> {
    this.refusal.set(null);
    const query = this.#store.query();
    try {
      await firstValueFrom(this.#tickets.listTickets({ ...exportParamsOf(query), limit: 1 }));
    } catch (error) {
      this.refusal.set(`The tickets were not exported. ${problemOf(error).detail}`);
      return;
    }
    const link = this.#document.createElement('a');
    link.href = exportAddress(query);
    link.download = 'tickets.csv';
    link.click();
  }
}
