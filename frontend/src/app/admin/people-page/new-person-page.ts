import { Component, computed, inject, signal } from '@angular/core';
import {
  FormField,
  FormRoot,
  TreeValidationResult,
  email,
  form,
  required,
  schema,
  applyWhen,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CreateUser } from '../../api/generated/model';
import { newPassword } from '../../core/auth/new-password';
import { personName } from '../../core/auth/person-name';
import { roleWords } from '../../core/auth/role-words';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { problemAtForm } from '../../core/http/form-problem';
import { problemOf } from '../../core/http/problem';
import { goingOn } from '../../core/navigation/going-on';
import { formFields } from '../../shared/form-fields';
import { FormProblem } from '../../shared/form-problem';
import { NewPerson } from '../data/new-person';
import { PersonDetails, isDetails } from '../data/person-merge';
import { PanelFrame } from './panel-frame';
import { roles } from './people-address';

const place = 'new-person';
const nobody: Required<CreateUser> = { email: '', name: '', role: 'employee', password: '' };

type PersonDraft = PersonDetails & Pick<CreateUser, 'email'>;

/** Adds somebody; without a password they cannot sign in until one is set. A draft keeps everything but that. */
@Component({
  selector: 'dk-new-person-page',
  imports: [FormField, FormProblem, FormRoot, MatButton, MatError, MatFormField, MatInput, PanelFrame],
  templateUrl: './new-person-page.html',
  styleUrl: './person-form.scss',
  providers: [NewPerson, formFields],
})
export class NewPersonPage {
  readonly #goOn = goingOn();
  readonly #newPerson = inject(NewPerson);
  readonly #drafts = inject(Drafts);
  readonly #typed = signal<Required<CreateUser>>({ ...nobody, ...this.#drafts.read(place, isPersonDraft) });

  protected readonly roles = roles;
  protected readonly roleWords = roleWords;
  protected readonly form = form(
    this.#typed,
    (path) => {
      required(path.email, { message: 'Enter their email address.' });
      email(path.email, { message: 'This is not an email address.' });
      personName(path.name, 'Enter their name.');
      applyWhen(path.password, ({ value }) => value() !== '', passwordRules);
    },
    {
      submission: {
        action: () => this.#add(),
        onInvalid: (invalid) => invalid().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);

  constructor() {
    const draft = computed(() => {
      const { email, name, role } = this.#typed();
      return email === '' && name === '' ? null : { email, name, role };
    });
    keepDraft(() => place, draft);
  }

  async #add(): Promise<TreeValidationResult> {
    const { email, name, role, password } = this.#typed();
    const person = { email: email.trim(), name: name.trim(), role, ...(password === '' ? {} : { password }) };
    try {
      const { id } = await this.#newPerson.add(person);
      this.#drafts.clearSent(place, isPersonDraft, (draft) => draft.email === email);
      await this.#goOn(['/admin/people', id], { queryParamsHandling: 'preserve' });
    } catch (error) {
      const problem = problemOf(error);
      const taken = problem.code === 'email_taken';
      const errors = taken
        ? [{ field: 'email', code: 'email_taken', message: 'Somebody with this address is already here.' }]
        : problem.errors;
      return problemAtForm(this.form, { ...problem, errors });
    }
    return undefined;
  }
}

const passwordRules = schema<string>((path) => newPassword(path));

const isPersonDraft = (value: unknown): value is PersonDraft =>
  isDetails(value) && 'email' in value && typeof value.email === 'string';
