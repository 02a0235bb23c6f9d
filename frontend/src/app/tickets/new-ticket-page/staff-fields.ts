import { Component, computed, inject } from '@angular/core';
import { SessionStore } from '../../core/auth/session-store';
import { PeopleSearch, assignableRoles } from '../../core/people/people-search';
import { FixedChoice, PersonPicker } from '../../shared/ticket-parts/person-picker';
import { NewTicketStore } from '../data/new-ticket-store';

/** For whom the ticket is, and who takes it: for agents and admins. */
@Component({
  selector: 'dk-staff-fields',
  imports: [PersonPicker],
  template: `
    <div class="dk-field">
      <label for="ticket-requester">For whom</label>
      <dk-person-picker
        fieldId="ticket-requester"
        placeholder="Yourself, or find somebody"
        describedBy="ticket-requester-error"
        [person]="form.requester().value()"
        [choices]="forWhom()"
        [found]="requesters.found()"
        [words]="requesters.words()"
        [invalid]="form.requester().errors().length > 0"
        (searched)="requesters.find($event)"
        (picked)="form.requester().value.set($event)"
      />
      <p class="error" id="ticket-requester-error" role="alert">{{ form.requester().errors()[0]?.message }}</p>
    </div>
    <div class="dk-field">
      <label for="ticket-assignee">Assignee</label>
      <dk-person-picker
        fieldId="ticket-assignee"
        placeholder="Nobody yet"
        describedBy="ticket-assignee-error"
        [person]="form.assignee().value()"
        [choices]="assignees()"
        [found]="agents.found()"
        [words]="agents.words()"
        [invalid]="form.assignee().errors().length > 0"
        (searched)="agents.find($event)"
        (picked)="form.assignee().value.set($event)"
      />
      <p class="error" id="ticket-assignee-error" role="alert">{{ form.assignee().errors()[0]?.message }}</p>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
      gap: var(--dk-space-4);
    }

    .error {
      color: var(--mat-sys-error);
      font-size: 13px;
    }

    .error:empty {
      display: none;
    }
  `,
})
export class StaffFields {
  readonly #session = inject(SessionStore);
  protected readonly form = inject(NewTicketStore).form;
  protected readonly requesters = new PeopleSearch();
  protected readonly agents = new PeopleSearch(assignableRoles);

  protected readonly forWhom = computed<readonly FixedChoice[]>(() => [{ label: 'Myself', person: null }]);
  protected readonly assignees = computed<readonly FixedChoice[]>(() => {
    const me = this.#session.user();
    const nobody = { label: 'Nobody yet', person: null };
    return me === null ? [nobody] : [{ label: 'Assign to me', person: me }, nobody];
  });
}
