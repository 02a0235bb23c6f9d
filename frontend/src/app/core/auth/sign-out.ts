import { Service, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { problemOf } from '../http/problem';
import { SessionStore } from './session-store';

/** Signs the person out and leads to the sign-in page; or says that they still are signed in, and why. */
@Service()
export class SignOut {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);

  readonly running = signal(false);
  /** Why the session goes on although its end was asked for. */
  readonly refusal = signal<string | null>(null);

  async run(): Promise<void> {
    if (this.running()) {
      return;
    }
    this.running.set(true);
    try {
      await this.#session.signOut();
      this.refusal.set(null);
      await this.#router.navigateByUrl('/sign-in');
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    } finally {
      this.running.set(false);
    }
  }
}
