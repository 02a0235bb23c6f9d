import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { SignInOptions } from '../../api/generated/model';
import { SignInService } from '../../api/generated/sign-in/sign-in.service';

/** What this installation says about itself before anybody signs in: whether it is a demo, or not set up yet. */
@Service()
export class Installation {
  readonly #api = inject(SignInService);
  readonly #options = signal<SignInOptions | null>(null);
  #asked: Promise<void> | null = null;

  /** Null until known, and while the server does not answer. */
  readonly options = this.#options.asReadonly();

  /** Asks once per page load; never rejects, because nothing hangs on the answer. */
  ready(): Promise<void> {
    this.#asked ??= this.ask();
    return this.#asked;
  }

  async ask(): Promise<void> {
    try {
      this.#options.set(await firstValueFrom(this.#api.getSignInOptions()));
    } catch (error) {
      console.warn('The sign-in options could not be read.', error);
    }
  }
}
