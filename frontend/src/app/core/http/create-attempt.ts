import { Observable, firstValueFrom } from 'rxjs';
import { problemOf } from './problem';

/**
 * One thing being created, however often it is sent: the Idempotency-Key stays the same until the server has
 * surely answered, so a double click, a lost answer and a retry all make one thing.
 */
export class CreateAttempt {
  #key: string | null = null;
  #running: Promise<unknown> | null = null;

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
    this.#key ??= crypto.randomUUID();
    try {
      const answer = await firstValueFrom(request(this.#key));
      this.#key = null;
      return answer;
    } catch (error) {
      const { status } = problemOf(error);
      if (status >= 400 && status < 500 && status !== 409) {
        this.#key = null;
      }
      throw error;
    }
  }
}
