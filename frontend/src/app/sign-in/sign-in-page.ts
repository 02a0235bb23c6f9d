import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Installation } from '../core/auth/installation';
import { localPath } from '../core/auth/local-path';
import { SessionStore } from '../core/auth/session-store';
import { SignInForm } from '../core/auth/sign-in-form';
import { problemOf } from '../core/http/problem';
import { roleWords } from '../core/auth/role-words';
import { Avatar } from '../shared/avatar';
import { FormProblem } from '../shared/form-problem';
import { EntranceFrame } from './entrance-frame';

interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Where everybody comes in; on a demo also by a click on one of its people. */
@Component({
  selector: 'dk-sign-in-page',
  imports: [Avatar, EntranceFrame, FormProblem, SignInForm],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** From the address: where the person was heading. */
  readonly returnUrl = input<string>();

  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #installation = inject(Installation);

  protected readonly roleWords = roleWords;
  protected readonly setupNeeded = computed(() => this.#installation.options()?.setupNeeded ?? false);
  protected readonly demoPeople = computed(() => this.#installation.options()?.demo?.people ?? []);
  protected readonly entering = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    void this.#installation.ready();
  }

  protected async enterAs(person: DemoPerson): Promise<void> {
    if (this.entering() !== null) {
      return;
    }
    this.entering.set(person.email);
    this.refusal.set(null);
    try {
      await this.#session.signIn(person.email, person.password);
      await this.goOn();
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    } finally {
      this.entering.set(null);
    }
  }

  protected async goOn(): Promise<void> {
    await this.#router.navigateByUrl(localPath(this.returnUrl() ?? null));
  }
}
