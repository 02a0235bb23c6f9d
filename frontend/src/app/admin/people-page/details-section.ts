import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { User } from '../../api/generated/model';
import { personName } from '../../core/auth/person-name';
import { roleWords } from '../../core/auth/role-words';
import { problemAtForm } from '../../core/http/form-problem';
import { problemOf } from '../../core/http/problem';
import { FormProblem } from '../../shared/form-problem';
import { DetailsConflict, PersonDetails, detailsOf, rebased } from '../data/person-merge';
import { PersonStore } from '../data/person-store';
import { roles } from './people-address';

/** Name and role. What others save meanwhile comes in beneath what is typed here. */
@Component({
  selector: 'dk-details-section',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatInput],
  templateUrl: './details-section.html',
  styleUrl: './person-form.scss',
})
export class DetailsSection {
  readonly user = input.required<User>();

  readonly #store = inject(PersonStore);
  /** Apart, so that a newer version of the same person changes nothing here. */
  readonly #id = computed(() => this.user().id);
  readonly #typed = linkedSignal<User, PersonDetails>({
    source: this.user,
    computation: (user, before) =>
      before?.source.id === user.id
        ? rebased(detailsOf(before.source), before.value, detailsOf(user))
        : detailsOf(user),
  });

  protected readonly roles = roles;
  protected readonly roleWords = roleWords;
  protected readonly saved = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly conflicts = linkedSignal<string, readonly DetailsConflict[]>({
    source: this.#id,
    computation: () => [],
  });
  protected readonly form = form(this.#typed, (path) => personName(path.name, 'Enter a name.'), {
    submission: { action: () => this.#save() },
  });
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  protected wordsOf({ field }: DetailsConflict, value: string): string {
    const role = roles.find((known) => known === value);
    return field === 'role' && role !== undefined ? roleWords[role] : value;
  }

  protected takeTheirs(): void {
    this.#typed.set(detailsOf(this.user()));
    this.conflicts.set([]);
  }

  async #save(): Promise<TreeValidationResult> {
    this.saved.set(false);
    this.conflicts.set([]);
    const { name, role } = this.#typed();
    try {
      const conflicts = await this.#store.saveDetails(this.user(), { name: name.trim(), role });
      this.conflicts.set(conflicts);
      this.saved.set(conflicts.length === 0);
    } catch (error) {
      return problemAtForm(this.form, problemOf(error));
    }
    return undefined;
  }
}
