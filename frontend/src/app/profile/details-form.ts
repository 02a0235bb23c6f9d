import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { personName } from '../core/auth/person-name';
import { SessionStore } from '../core/auth/session-store';
import { problemAtForm } from '../core/http/form-problem';
import { problemOf } from '../core/http/problem';
import { FormProblem } from '../shared/form-problem';
import { browserReader } from '../shared/reader';
import { SettingsSection } from '../shared/settings-section';
import { locales, timeZones } from './reading-choices';

/** Name, and how times and numbers are written. */
@Component({
  selector: 'dk-details-form',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatInput, SettingsSection],
  templateUrl: './details-form.html',
  styleUrl: './profile-form.scss',
})
export class DetailsForm {
  readonly #session = inject(SessionStore);
  readonly #browser = browserReader();

  protected readonly locales = locales();
  readonly #timeZones = timeZones();
  /** Several hundred options are made only for those who come to the field. */
  protected readonly zonesWanted = signal(false);
  protected readonly offeredZones = computed(() => (this.zonesWanted() ? this.#timeZones : []));
  protected readonly browserLocale = this.locales.find(({ tag }) => tag === this.#browser.locale)?.name;
  protected readonly browserTimeZone = this.#browser.timeZone;
  protected readonly saved = signal(false);
  // Only a change of these very words starts the form anew: signing in again must not wipe what was typed.
  readonly #kept = computed(
    () => {
      const user = this.#session.user();
      return { name: user?.name ?? '', locale: user?.locale ?? '', timeZone: user?.timeZone ?? '' };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  readonly #typed = linkedSignal(() => this.#kept());
  protected readonly form = form(
    this.#typed,
    (path) => {
      personName(path.name, 'Enter your name.');
      validate(path.timeZone, ({ value }) =>
        value() === '' || this.#timeZones.includes(value())
          ? undefined
          : { kind: 'unknown', message: 'Choose a zone from the list, such as Europe/Berlin.' },
      );
    },
    { submission: { action: () => this.#save() } },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  async #save(): Promise<TreeValidationResult> {
    const { name, locale, timeZone } = this.#typed();
    try {
      await this.#session.changeProfile({
        name: name.trim(),
        locale: locale === '' ? null : locale,
        timeZone: timeZone === '' ? null : timeZone,
      });
    } catch (error) {
      return problemAtForm(this.form, problemOf(error));
    }
    this.form().reset();
    this.saved.set(true);
    return undefined;
  }
}
