import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Avatar } from '../../shared/avatar';
import { roleWords } from '../auth/role-words';
import { SessionStore } from '../auth/session-store';

/** The signed-in person, as the face of the button that opens their menu. */
@Component({
  selector: 'dk-signed-in-person',
  imports: [Avatar, MatIcon],
  template: `
    <dk-avatar [name]="name()" />
    <span class="dk-visually-hidden">{{ name() }}, {{ role() }}: your menu</span>
    @if (!compact()) {
      <span class="words" aria-hidden="true">
        <span class="name">{{ name() }}</span>
        <span class="role">{{ role() }}</span>
      </span>
      <mat-icon svgIcon="more_horiz" aria-hidden="true" />
    }
  `,
  styleUrl: './signed-in-person.scss',
})
export class SignedInPerson {
  readonly compact = input(false);

  readonly #user = inject(SessionStore).user;
  protected readonly name = computed(() => this.#user()?.name ?? '');
  protected readonly role = computed(() => roleWords[this.#user()?.role ?? 'employee']);
}
