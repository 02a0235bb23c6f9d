import { Component, computed, inject, input, linkedSignal, untracked } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { User } from '../../api/generated/model';
import { personName } from '../../core/auth/person-name';
import { roleWords } from '../../core/auth/role-words';
import { problemAtForm } from '../../core/http/form-problem';
import { problemOf } from '../../core/http/problem';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { FormProblem } from '../../shared/form-problem';
import { DetailsConflict, PersonDetails, detailsOf, isDetailsDraft, ownChanges, rebased } from '../data/person-merge';
import { PersonStore } from '../data/person-store';
import { roles } from './people-address';

/** Name and role: a draft until it is saved. What others save meanwhile comes in beneath what is typed here. */
@Component({
  selector: 'dk-details-section',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatInput],
  templateUrl: './details-section.html',
  styleUrl: './person-form.scss',
})
export class DetailsSection {
  readonly user = input.required<User>();

  readonly #store = inject(PersonStore);
  readonly #drafts = inject(Drafts);
  /** Apart, so that a newer version of the same person changes nothing here. */
  readonly #id = computed(() => this.user().id);
  readonly #typed = linkedSignal<User, PersonDetails>({
    source: this.user,
    computation: (user, before) =>
      before?.source.id === user.id
        ? rebased(detailsOf(before.source), before.value, detailsOf(user))
        : untracked(() => this.#kept(user)),
  });
  readonly #draft = computed(() => {
    const draft = { read: detailsOf(this.user()), typed: this.#typed() };
    return Object.keys(ownChanges(draft.read, draft.typed)).length === 0 ? null : draft;
  });

  protected readonly roles = roles;
  protected readonly roleWords = roleWords;
  protected readonly unsaved = computed(() => this.#draft() !== null);
  protected readonly saved = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly conflicts = linkedSignal<string, readonly DetailsConflict[]>({
    source: this.#id,
    computation: () => [],
  });
  protected readonly form = form(this.#typed, (path) => personName(path.name, 'Enter a name.'), {
    submission: { action: () => this.#save() },
  });
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  constructor() {
    keepDraft(() => placeOf(this.#id()), this.#draft);
  }

  protected wordsOf({ field }: DetailsConflict, value: string): string {
    const role = roles.find((known) => known === value);
    return field === 'role' && role !== undefined ? roleWords[role] : value;
  }

  /** What is typed here is given up. */
  protected takeTheirs(): void {
    this.#typed.set(detailsOf(this.user()));
    this.conflicts.set([]);
  }

  #kept(user: User): PersonDetails {
    const draft = this.#drafts.read(placeOf(user.id), isDetailsDraft);
    return draft === null ? detailsOf(user) : rebased(draft.read, draft.typed, detailsOf(user));
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

const placeOf = (id: string): string => `person-${id}`;
