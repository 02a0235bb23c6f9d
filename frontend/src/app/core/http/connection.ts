import { Service, computed, signal } from '@angular/core';

/** Whether Docket can be reached, as the last requests and the browser tell it. */
@Service()
export class Connection {
  readonly #online = signal(navigator.onLine);
  readonly #answering = signal(true);

  readonly state = computed<'ok' | 'offline' | 'unreachable'>(() =>
    this.#online() ? (this.#answering() ? 'ok' : 'unreachable') : 'offline',
  );

  constructor() {
    addEventListener('online', () => this.#online.set(true));
    addEventListener('offline', () => this.#online.set(false));
  }

  answered(): void {
    this.#answering.set(true);
  }

  wentUnanswered(): void {
    this.#answering.set(false);
  }
}
