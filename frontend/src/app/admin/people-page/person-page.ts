import { Component, inject, input } from '@angular/core';
import { ErrorState } from '../../shared/error-state';
import { formFields } from '../../shared/form-fields';
import { Skeleton } from '../../shared/skeleton';
import { PersonStore } from '../data/person-store';
import { Deactivation } from './deactivation';
import { DetailsSection } from './details-section';
import { PanelFrame } from './panel-frame';
import { PasswordSection } from './password-section';

/** One person, beside the list. */
@Component({
  selector: 'dk-person-page',
  imports: [Deactivation, DetailsSection, ErrorState, PanelFrame, PasswordSection, Skeleton],
  template: `
    <dk-panel-frame
      [about]="id()"
      [heading]="store.user()?.name ?? 'Person'"
      [lead]="store.isMyself() ? store.user()?.email + ' · you' : (store.user()?.email ?? null)"
    >
      @if (store.user(); as user) {
        <dk-details-section [user]="user" />
        <dk-password-section />
        <dk-deactivation [user]="user" />
      } @else if (store.problem(); as problem) {
        <dk-error-state
          heading="This person could not be loaded"
          [detail]="problem.status === 404 ? 'There is nobody with this address.' : problem.detail"
          [requestId]="problem.requestId"
          (retry)="store.reload()"
        />
      } @else {
        <dk-skeleton label="Loading…" [lines]="8" [height]="24" />
      }
    </dk-panel-frame>
  `,
  styles: `
    dk-password-section,
    dk-deactivation {
      margin-top: var(--dk-space-5);
      padding-top: var(--dk-space-5);
      border-top: var(--dk-hairline);
    }
  `,
  providers: [PersonStore, formFields],
})
export class PersonPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly store = inject(PersonStore);

  constructor() {
    this.store.show(this.id);
  }
}
