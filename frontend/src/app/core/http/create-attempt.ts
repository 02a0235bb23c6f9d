import { signal } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { isRefusal, problemOf } from './problem';

/**
 * One thing being created, however often it is sent: the Idempotency-Key stays the same until the server has
 * surely answered, so a double click, a lost answer and a retry all make one thing. A draft that keeps `key` and
 * hands it back to the constructor carries this over a reload.
 */
export class CreateAttempt {
  readonly #key;
  #running: Promise<unknown> | null = null;

  constructor(keptKey: string = newKey()) {
    this.#key = signal(keptKey);
  }

  get key(): string {
    return this.#key();
  }

  /**
   * Sends, or joins the sending that already runs. A definite refusal (4xx other than 409) made nothing, so
   * the next try gets a new key; no answer, 409 and 5xx keep it.
   */
  send<T>(request: (idempotencyKey: string) => Observable<T>): Promise<T> {
    if (this.#running !== null) {
      return this.#running as Promise<T>;
    }
    const running = this.#sendOnce(request).finally(() => (this.#running = null));
    this.#running = running;
    return running;
  }

  async #sendOnce<T>(request: (idempotencyKey: string) => Observable<T>): Promise<T> {
    try {
      const answer = await firstValueFrom(request(this.key));
      this.#key.set(newKey());
      return answer;
    } catch (error) {
      const problem = problemOf(error);
      if (isRefusal(problem) && problem.status !== 409) {
        this.#key.set(newKey());
      }
      throw error;
    }
  }
}

/** 128 random bits. Not `randomUUID`: browsers have that only over https, and Docket may run on a plain intranet. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
