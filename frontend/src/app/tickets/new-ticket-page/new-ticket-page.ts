import { Component, afterNextRender, computed, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../core/auth/session-store';
import { goingOn } from '../../core/navigation/going-on';
import { formFields } from '../../shared/form-fields';
import { FormProblem } from '../../shared/form-problem';
import { PageHeader } from '../../shared/page-header';
import { NewTicketStore } from '../data/new-ticket-store';
import { MarkdownField } from '../ui/markdown-field';
import { PriorityChoice } from '../ui/priority-choice';
import { StaffFields } from './staff-fields';

/** `/tickets/new`: what is wrong, how bad it is; agents and admins also for whom and who takes it. */
@Component({
  selector: 'dk-new-ticket-page',
  imports: [
    FormField,
    FormProblem,
    MarkdownField,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    PageHeader,
    PriorityChoice,
    RouterLink,
    StaffFields,
  ],
  templateUrl: './new-ticket-page.html',
  styleUrl: './new-ticket-page.scss',
  providers: [NewTicketStore, formFields],
  host: { class: 'dk-page' },
})
export class NewTicketPage {
  readonly #goOn = goingOn();
  readonly #session = inject(SessionStore);
  protected readonly store = inject(NewTicketStore);
  protected readonly form = this.store.form;
  protected readonly forStaff = this.#session.isStaff;
  protected readonly lead = computed(() =>
    this.forStaff() ? null : 'Say what happens and what you need. Support gets it at once, and you follow it here.',
  );

  constructor() {
    // The page is this form: what is typed next belongs into its first field.
    afterNextRender(() => this.form.title().focusBoundControl());
  }

  protected async file(event?: Event): Promise<void> {
    event?.preventDefault();
    const number = await this.store.file();
    if (number !== null) {
      await this.#goOn(['/tickets', number], { state: { filed: true }, replaceUrl: true });
    }
  }

  protected startOver(): void {
    this.store.startOver();
    this.form.title().focusBoundControl();
  }

  protected press(event: KeyboardEvent): void {
    if (!event.defaultPrevented && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.file();
    }
  }
}
