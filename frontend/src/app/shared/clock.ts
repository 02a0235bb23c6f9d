import { Service, signal } from '@angular/core';

const tick = 30_000;

/** Now, moving every half minute while the page is looked at: ages on the screen stay true. */
@Service()
export class Clock {
  readonly #now = signal(new Date());
  readonly now = this.#now.asReadonly();

  constructor() {
    setInterval(() => this.#moveOn(), tick);
    document.addEventListener('visibilitychange', () => this.#moveOn());
  }

  #moveOn(): void {
    if (document.visibilityState === 'visible') {
      this.#now.set(new Date());
    }
  }
}
