import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { FormRoot, TreeValidationResult, form, readonly, required } from '@angular/forms/signals';
import { FormProblem } from '../../shared/form-problem';
import { waitInWords } from '../../shared/wait-in-words';
import { problemAtForm } from '../http/form-problem';
import { Problem, problemOf } from '../http/problem';
import { EntranceField } from './entrance-field';
import { SessionStore } from './session-store';

/** Email and password; the words of a refusal stand at the form. With `knownEmail` only the password is asked. */
@Component({
  selector: 'dk-sign-in-form',
  imports: [EntranceField, FormProblem, FormRoot],
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
  readonly #typed = linkedSignal(() => ({ email: this.knownEmail() ?? '', password: '' }));
  protected readonly form = form(
    this.#typed,
    (path) => {
      readonly(path.email, { when: () => this.knownEmail() !== null });
      required(path.email, { message: 'Enter your email address.' });
      required(path.password, { message: 'Enter your password.' });
    },
    {
      submission: {
        action: () => this.#signIn(),
        onInvalid: (invalid) => invalid().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);
  protected readonly submitting = computed(() => this.form().submitting());

  async #signIn(): Promise<TreeValidationResult> {
    const { email, password } = this.#typed();
    try {
      await this.#session.signIn(email.trim(), password);
    } catch (error) {
      return problemAtForm(this.form, inWords(problemOf(error)));
    }
    this.signedIn.emit();
    return undefined;
  }
}

function inWords(problem: Problem): Problem {
  switch (problem.status) {
    case 401:
      return { ...problem, detail: 'Email or password is not right. Check both and try again.' };
    case 429:
      return { ...problem, detail: `Too many tries. Please wait ${waitInWords(problem.retryAfter)}, then try again.` };
    default:
      return problem;
  }
}
