import { Service, inject, injectAsync } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from './session-store';

/** What happens when the server says 401 in the middle of work. */
@Service()
export class SessionRenewal {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #signInAgain = injectAsync(() => import('./sign-in-again').then((file) => file.SignInAgain));
  #renewing: Promise<boolean> | null = null;

  /** True when requests may be sent again. All requests that expire together wait for one renewal. */
  renew(): Promise<boolean> {
    this.#renewing ??= this.#renewOnce().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #renewOnce(): Promise<boolean> {
    if (await this.#session.refresh()) {
      return true;
    }
    const user = this.#session.user();
    if (user === null) {
      return false;
    }
    // Somebody was at work: ask for the password over the page, so that nothing typed is lost.
    if (await (await this.#signInAgain()).ask(user)) {
      return true;
    }
    this.#session.forget();
    await this.#router.navigate(['/sign-in'], { queryParams: { returnUrl: this.#router.url } });
    return false;
  }
}
