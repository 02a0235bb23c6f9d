import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TypedSearch } from '../../shared/typed-search';

/** Searches while typing, when the typing rests, and at once with Enter. */
@Component({
  selector: 'dk-search-field',
  imports: [MatIcon, MatIconButton],
  template: `
    <mat-icon svgIcon="search" aria-hidden="true" />
    <input
      #field
      type="search"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      maxlength="200"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="typed.text()"
      (input)="typed.type(field.value)"
      (keydown.enter)="typed.searchNow(); entered.emit()"
      (keydown.escape)="empty($event)"
    />
    @if (typed.text() !== '') {
      <button matIconButton type="button" aria-label="Empty the search" (click)="empty($event)">
        <mat-icon svgIcon="close" />
      </button>
    }
  `,
  styleUrl: './search-field.scss',
})
export class SearchField {
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly q = input.required<string>();
  readonly searched = output<string>();
  /** The searching is over: what was found has its turn. */
  readonly entered = output();

  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly typed = new TypedSearch(this.q, (words) => this.searched.emit(words));

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  /** Esc empties first; in an empty field it goes on to the page. */
  protected empty(event: Event): void {
    if (this.typed.text() !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.typed.type('');
      this.typed.searchNow();
      this.field().nativeElement.focus();
    }
  }
}
