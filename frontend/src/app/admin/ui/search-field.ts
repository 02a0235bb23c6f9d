import { DestroyRef, Component, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Milliseconds of rest after which what was typed is worth searching for. */
const rest = 300;

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
      [value]="typed()"
      (input)="type(field.value)"
      (keydown.enter)="search(); entered.emit()"
      (keydown.escape)="empty($event)"
    />
    @if (typed() !== '') {
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
  protected readonly typed = linkedSignal(() => this.q());
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#rest));
  }

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.search(), rest);
  }

  protected search(): void {
    clearTimeout(this.#rest);
    if (this.typed().trim() !== this.q()) {
      this.searched.emit(this.typed().trim());
    }
  }

  /** Esc empties first; in an empty field it goes on to the page. */
  protected empty(event: Event): void {
    if (this.typed() !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.typed.set('');
      this.search();
      this.field().nativeElement.focus();
    }
  }
}
