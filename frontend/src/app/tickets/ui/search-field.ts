import { Component, DestroyRef, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Milliseconds between the last key and the search. */
const pause = 250;

/** Searches while somebody types; Enter does it at once, Esc empties it. */
@Component({
  selector: 'dk-search-field',
  imports: [MatIcon],
  template: `
    <form role="search" (submit)="now($event)">
      <mat-icon svgIcon="search" aria-hidden="true" />
      <input
        #field
        type="search"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="200"
        [attr.aria-label]="label()"
        [placeholder]="label()"
        [value]="words()"
        (input)="soon()"
        (search)="now()"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  `,
  styleUrl: './search-field.scss',
})
export class SearchField {
  readonly label = input.required<string>();
  readonly words = input.required<string>();
  readonly searched = output<string>();

  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), pause);
  }

  protected now(event?: Event): void {
    event?.preventDefault();
    clearTimeout(this.#timer);
    this.#search();
  }

  #search(): void {
    const words = this.field().nativeElement.value.trim();
    if (words !== this.words()) {
      this.searched.emit(words);
    }
  }
}
