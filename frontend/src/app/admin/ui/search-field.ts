import { DestroyRef, Component, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatFormField, MatPrefix, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';

/** Milliseconds of rest after which what was typed is worth searching for. */
const rest = 300;

/** Searches while typing, when the typing rests, and at once with Enter. */
@Component({
  selector: 'dk-search-field',
  imports: [MatFormField, MatIcon, MatIconButton, MatInput, MatPrefix, MatSuffix],
  template: `
    <mat-form-field>
      <mat-icon matPrefix svgIcon="search" aria-hidden="true" />
      <input
        #field
        matInput
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        [attr.aria-label]="label()"
        [placeholder]="placeholder()"
        [value]="typed()"
        (input)="type(field.value)"
        (keydown.enter)="search(); entered.emit()"
        (keydown.escape)="empty($event)"
      />
      @if (typed() !== '') {
        <button matSuffix matIconButton type="button" aria-label="Empty the search" (click)="empty($event)">
          <mat-icon svgIcon="close" />
        </button>
      }
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }

    mat-icon[matPrefix] {
      width: 20px;
      height: 20px;
      padding: 0 4px 0 10px;
      color: var(--dk-muted);
    }

    input::-webkit-search-cancel-button {
      display: none;
    }
  `,
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
