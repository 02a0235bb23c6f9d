import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { newPassword } from '../core/auth/new-password';
import { SessionStore } from '../core/auth/session-store';
import { problemAtForm } from '../core/http/form-problem';
import { problemOf } from '../core/http/problem';
import { FormProblem } from '../shared/form-problem';
import { SettingsSection } from '../shared/settings-section';
import { Account } from './data/account';

/** A new password; ends every other session. */
@Component({
  selector: 'dk-password-form',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatHint, MatInput, SettingsSection],
  templateUrl: './password-form.html',
  styleUrl: './profile-form.scss',
})
export class PasswordForm {
  readonly #account = inject(Account);

  protected readonly user = inject(SessionStore).user;
  protected readonly changed = signal(false);
  readonly #typed = signal({ currentPassword: '', newPassword: '' });
  protected readonly form = form(
    this.#typed,
    (path) => {
      required(path.currentPassword, { message: 'Enter the password you have now.' });
      newPassword(path.newPassword);
    },
    { submission: { action: () => this.#change() } },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  async #change(): Promise<TreeValidationResult> {
    this.changed.set(false);
    try {
      await this.#account.changePassword(this.#typed());
    } catch (error) {
      return problemAtForm(this.form, problemOf(error));
    }
    this.form().reset({ currentPassword: '', newPassword: '' });
    this.changed.set(true);
    return undefined;
  }
}
