import { Component, computed, inject, input, linkedSignal, output, signal, viewChildren } from '@angular/core';
import { FormProblem } from '../../shared/form-problem';
import { waitInWords } from '../../shared/wait-in-words';
import { Problem, problemOf } from '../http/problem';
import { EntranceField } from './entrance-field';
import { SessionStore } from './session-store';

/** Email and password; the words of a refusal stand at the form. With `knownEmail` only the password is asked. */
@Component({
  selector: 'dk-sign-in-form',
  imports: [EntranceField, FormProblem],
  templateUrl: './sign-in-form.html',
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: var(--dk-space-4);
    }

    button[type='submit'] {
      margin-top: var(--dk-space-1);
    }
  `,
})
export class SignInForm {
  readonly knownEmail = input<string | null>(null);
  readonly signedIn = output();

  readonly #session = inject(SessionStore);
  protected readonly fields = viewChildren(EntranceField);
  protected readonly email = linkedSignal(() => this.knownEmail() ?? '');
  protected readonly password = signal('');
  protected readonly tried = signal(false);
  protected readonly submitting = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly emailErrors = computed(() => missing(this.email().trim(), 'Enter your email address.'));
  protected readonly passwordErrors = computed(() => missing(this.password(), 'Enter your password.'));

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.refusal.set(null);
    if (this.submitting() || this.#focusFirstError()) {
      return;
    }
    this.submitting.set(true);
    try {
      await this.#session.signIn(this.email().trim(), this.password());
      this.signedIn.emit();
    } catch (error) {
      this.refusal.set(inWords(problemOf(error)));
      this.fields()[1]?.focus();
    } finally {
      this.submitting.set(false);
    }
  }

  #focusFirstError(): boolean {
    const wrong = [this.emailErrors(), this.passwordErrors()].findIndex((errors) => errors.length > 0);
    this.fields()[wrong]?.focus();
    return wrong !== -1;
  }
}

function missing(value: string, message: string) {
  return value === '' ? [{ kind: 'required', message }] : [];
}

function inWords(problem: Problem): string {
  switch (problem.status) {
    case 400: // An address that cannot be one is as wrong as an unknown one.
    case 401:
      return 'Email or password is not right. Check both and try again.';
    case 429:
      return `Too many tries. Please wait ${waitInWords(problem.retryAfter)}, then try again.`;
    default:
      return problem.detail;
  }
}
