import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { PartMissing } from '../../shared/part-missing';
import { PersonRef } from '../../shared/ticket-parts/ticket-model';
import { PersonPicker } from '../../shared/ticket-parts/person-picker';
import type { FixedChoice } from '../../shared/ticket-parts/person-picker';
import { Popover } from './popover';

/** Stands for a word of the API (`me`, `none`) among people. */
export const wordAsPerson = (id: string, name: string): PersonRef => ({ id, name, active: true });

/** A filter for one person: the fixed choices (me, nobody) or anybody found by name. */
@Component({
  selector: 'dk-person-filter',
  imports: [MatIcon, PartMissing, PersonPicker, Popover],
  template: `
    <button
      #button
      class="filter"
      type="button"
      aria-haspopup="dialog"
      [class.on]="person() !== null"
      [attr.aria-expanded]="opener() !== null"
      (click)="opener.set(button)"
    >
      {{ label() }}
      @if (person(); as person) {
        <span class="value">{{ person.name }}</span>
      }
      <mat-icon svgIcon="keyboard_arrow_down" aria-hidden="true" />
    </button>
    @defer (when opener() !== null; prefetch on hover(button)) {
      <dk-popover [label]="label()" [origin]="opener()" (closed)="opener.set(null)">
        <dk-person-picker
          [label]="label()"
          [person]="person()"
          [choices]="choices()"
          [found]="found()"
          [words]="words()"
          (searched)="searched.emit($event)"
          (picked)="pick($event)"
        />
      </dk-popover>
    } @error {
      <dk-part-missing [what]="'The filter by ' + label().toLowerCase()" />
    }
  `,
  styleUrl: './filter-button.scss',
})
export class PersonFilter {
  readonly label = input.required<string>();
  readonly person = input.required<PersonRef | null>();
  readonly fixed = input.required<readonly PersonRef[]>();
  readonly found = input.required<readonly PersonRef[]>();
  readonly words = input.required<string | null>();
  readonly searched = output<string>();
  readonly changed = output<string | null>();

  protected readonly opener = signal<HTMLElement | null>(null);
  protected readonly choices = computed<readonly FixedChoice[]>(() => [
    { label: 'Anybody', person: null },
    ...this.fixed().map((person) => ({ label: person.name, person })),
  ]);

  protected pick(person: PersonRef | null): void {
    this.opener.set(null);
    this.changed.emit(person?.id ?? null);
  }
}
