import { Component, ElementRef, computed, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { formFields } from '../form-fields';
import { Person } from './person';
import { PersonRef } from './ticket-model';

/** A choice that is offered while nothing is typed, above what was found, e.g. "Assign to me" or "Nobody". */
export interface FixedChoice {
  readonly label: string;
  readonly person: PersonRef | null;
}

/**
 * Finds a person by a part of their name or address. Input and output only: whoever uses it searches for what
 * `searched` says and hands what was found for just that back in `found`. Enter takes the first one. Leaving it without
 * a choice changes nothing.
 */
@Component({
  selector: 'dk-person-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatInput, MatOption, Person],
  templateUrl: './person-picker.html',
  styleUrl: './person-picker.scss',
  providers: [formFields],
})
export class PersonPicker {
  /** Names the field for screen readers, or, with `fieldId`, is left to a label of the page's own. */
  readonly label = input<string | null>(null);
  readonly fieldId = input<string | null>(null);
  readonly person = input<PersonRef | null>(null);
  readonly found = input<readonly PersonRef[]>([]);
  readonly choices = input<readonly FixedChoice[]>([]);
  /** Words instead of finds: "Searching…", "Nobody found", or why the search failed. */
  readonly words = input<string | null>(null);
  readonly placeholder = input('Name or email');
  readonly disabled = input(false);
  readonly invalid = input(false);
  readonly describedBy = input<string | null>(null);

  readonly searched = output<string>();
  readonly picked = output<PersonRef | null>();
  /** The offers were closed, with or without a choice. */
  readonly left = output();

  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly typed = linkedSignal(() => this.person()?.name ?? '');
  readonly #searching = signal(false);
  protected readonly fixed = computed(() => (this.#searching() ? [] : this.choices()));
  protected readonly offered = computed(() => {
    const fixed = new Set(this.fixed().map(({ person }) => person?.id));
    return this.found().filter(({ id }) => !fixed.has(id));
  });

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected readonly nameOf = (choice: FixedChoice | string | null): string =>
    typeof choice === 'string' ? choice : (choice?.person?.name ?? '');

  protected type(text: string): void {
    this.typed.set(text);
    this.search(text.trim());
  }

  protected search(words: string): void {
    this.#searching.set(words !== '');
    this.searched.emit(words);
  }

  protected pick(choice: FixedChoice): void {
    this.typed.set(choice.person?.name ?? '');
    this.picked.emit(choice.person);
  }

  /** What was typed but not chosen is no choice: the field goes back to the person it stands for. */
  protected leave(): void {
    this.typed.set(this.person()?.name ?? '');
    this.field().nativeElement.value = this.typed();
  }
}
