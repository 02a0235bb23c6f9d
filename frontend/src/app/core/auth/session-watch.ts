import { DOCUMENT, Service, inject } from '@angular/core';
import { loadAnew } from '../navigation/load-anew';
import { SessionStore } from './session-store';

/**
 * All tabs of a browser share its session. When another one has signed somebody else in, or the person of this page
 * out, this page is not theirs any more: neither its name and data nor what was typed.
 */
@Service()
export class SessionWatch {
  readonly #document = inject(DOCUMENT);
  readonly #session = inject(SessionStore);

  watch(): void {
    const look = (): void => {
      if (this.#session.isOvertaken()) {
        loadAnew(this.#document);
      }
    };
    // Other tabs write down who they know; a tab that slept, or comes back from the history, looks when it is seen.
    addEventListener('storage', look);
    addEventListener('pageshow', look);
    this.#document.addEventListener('visibilitychange', look);
  }
}
