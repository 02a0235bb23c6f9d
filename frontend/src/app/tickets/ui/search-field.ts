import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TypedSearch } from '../../shared/typed-search';

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
        [value]="typed.text()"
        (input)="typed.type(field.value)"
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
  protected readonly typed = new TypedSearch(this.words, (words) => this.searched.emit(words));

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected now(event?: Event): void {
    event?.preventDefault();
    this.typed.searchNow();
  }
}
