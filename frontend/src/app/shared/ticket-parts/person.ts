import { Component, input } from '@angular/core';
import { Avatar } from '../avatar';
import { PersonRef } from './ticket-model';

/** A person: initials and name; those who have left say so. Null shows `nobody` in muted words. */
@Component({
  selector: 'dk-person',
  imports: [Avatar],
  template: `
    @if (person(); as person) {
      <dk-avatar [name]="person.name" />
      <span class="name" [title]="person.name">{{ person.name }}</span>
      @if (!person.active) {
        <span class="left">left</span>
      }
    } @else {
      <span class="nobody">{{ nobody() }}</span>
    }
  `,
  styles: `
    :host {
      --dk-avatar-size: 24px;

      display: inline-flex;
      align-items: center;
      vertical-align: middle;
      gap: var(--dk-space-2);
      min-width: 0;
      max-width: 100%;
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .left {
      padding: 0 5px;
      border: var(--dk-hairline);
      border-radius: var(--dk-radius-chip);
      color: var(--dk-muted);
      font-size: 12px;
      line-height: 16px;
    }

    .nobody {
      color: var(--dk-muted);
    }
  `,
})
export class Person {
  readonly person = input.required<PersonRef | null>();
  readonly nobody = input('Nobody');
}
