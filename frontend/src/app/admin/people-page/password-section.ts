import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { newPassword } from '../../core/auth/new-password';
import { problemAtForm } from '../../core/http/form-problem';
import { problemOf } from '../../core/http/problem';
import { FormProblem } from '../../shared/form-problem';
import { PersonStore } from '../data/person-store';

/** A password chosen for somebody: for their first sign-in, or when they forgot theirs. */
@Component({
  selector: 'dk-password-section',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatInput],
  template: `
    <h3>Password</h3>
    <p class="lead">Setting one signs this person out everywhere.</p>
    <form [formRoot]="form" aria-label="Password">
      <dk-form-problem [words]="refusal()" />
      <div class="dk-field">
        <label for="person-password">New password</label>
        <mat-form-field>
          <input
            matInput
            id="person-password"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="person-password-rule"
            [formField]="form.newPassword"
          />
          @for (error of form.newPassword().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
        <span class="dk-hint" id="person-password-rule">At least 12 characters. Tell it to them in person.</span>
      </div>
      <div class="end">
        <button matButton="outlined" type="submit" [disabled]="form().submitting()" [disabledInteractive]="true">
          Set password
        </button>
        <span role="status">{{ set() ? 'The password is set.' : '' }}</span>
      </div>
    </form>
  `,
  styleUrl: './person-form.scss',
})
export class PasswordSection {
  readonly #store = inject(PersonStore);
  readonly #typed = signal({ newPassword: '' });

  protected readonly set = signal(false);
  protected readonly form = form(this.#typed, (path) => newPassword(path.newPassword), {
    submission: { action: () => this.#setPassword() },
  });
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  async #setPassword(): Promise<TreeValidationResult> {
    this.set.set(false);
    try {
      await this.#store.setPassword(this.#typed().newPassword);
    } catch (error) {
      return problemAtForm(this.form, problemOf(error));
    }
    this.form().reset({ newPassword: '' });
    this.set.set(true);
    return undefined;
  }
}
