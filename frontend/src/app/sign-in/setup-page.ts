import { Component, afterNextRender, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, email, form, required } from '@angular/forms/signals';
import { ActivatedRoute, Router } from '@angular/router';
import { EntranceField } from '../core/auth/entrance-field';
import { newPassword } from '../core/auth/new-password';
import { personName } from '../core/auth/person-name';
import { SessionStore } from '../core/auth/session-store';
import { problemAtForm } from '../core/http/form-problem';
import { problemOf } from '../core/http/problem';
import { FormProblem } from '../shared/form-problem';
import { LeftFields } from '../shared/left-fields';
import { EntranceFrame } from './entrance-frame';

/** Makes the first admin, with the one-time token that stands behind the # of the printed link. */
@Component({
  selector: 'dk-setup-page',
  imports: [EntranceField, EntranceFrame, FormField, FormProblem, FormRoot],
  templateUrl: './setup-page.html',
  styles: `
    form {
      display: grid;
      gap: var(--dk-space-4);
    }
  `,
})
export class SetupPage {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #token = inject(ActivatedRoute).snapshot.fragment ?? '';

  protected readonly linkComplete = this.#token !== '';
  readonly #typed = signal({ name: '', email: '', password: '' });
  protected readonly form = form(
    this.#typed,
    (path) => {
      personName(path.name, 'Enter your name.');
      required(path.email, { message: 'Enter your email address.' });
      email(path.email, { message: 'This does not look like an email address.' });
      newPassword(path.password);
    },
    {
      submission: {
        action: () => this.#setUp(),
        onInvalid: (invalid) => invalid().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  constructor() {
    inject(LeftFields);
    if (this.linkComplete) {
      afterNextRender(() => this.form.name().focusBoundControl());
    }
  }

  async #setUp(): Promise<TreeValidationResult> {
    const typed = this.#typed();
    try {
      await this.#session.setUp({ token: this.#token, ...typed });
    } catch (error) {
      return problemAtForm(this.form, problemOf(error));
    }
    await this.#router.navigateByUrl('/tickets');
    return undefined;
  }
}
