import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { UserRef } from '../../api/generated/model/userRef';
import { Age } from '../../shared/age';
import { Avatar } from '../../shared/avatar';

/** What one person wrote: who, when, the text, and what can be done with it. Notes look unlike anything else. */
@Component({
  selector: 'dk-ticket-message',
  imports: [Age, Avatar, MatIcon],
  template: `
    <article [class.note]="internal()" [attr.aria-label]="(internal() ? 'Internal note by ' : 'By ') + author().name">
      <header>
        <dk-avatar [name]="author().name" />
        <span class="name">{{ author().name }}</span>
        @if (author().role !== 'employee') {
          <span class="role">Support</span>
        }
        <span class="when"
          ><dk-age [at]="at()" />
          @if (editedAt(); as edited) {
            · edited <dk-age [at]="edited" />
          }
        </span>
        @if (internal()) {
          <span class="mark"><mat-icon svgIcon="lock" aria-hidden="true" />Internal note</span>
        }
        <span class="actions"><ng-content select="[message-action]" /></span>
      </header>
      <ng-content />
    </article>
  `,
  styleUrl: './ticket-message.scss',
})
export class TicketMessage {
  readonly author = input.required<UserRef>();
  /** ISO 8601, UTC. */
  readonly at = input.required<string>();
  readonly editedAt = input<string | null>(null);
  readonly internal = input(false);
}
