import { Component, computed, input, signal } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';

/**
 * A text field of the pages before signing in. Plain elements in Material's colours: those pages load without
 * Material, so that the first visit stays small.
 */
@Component({
  selector: 'dk-entrance-field',
  imports: [FormField],
  templateUrl: './entrance-field.html',
  styleUrl: './entrance-field.scss',
})
export class EntranceField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly inputId = input.required<string>();
  readonly type = input<'text' | 'email' | 'password'>('text');
  readonly autocomplete = input.required<string>();
  readonly hint = input<string | null>(null);

  protected readonly shown = signal(false);
  protected readonly inputType = computed(() => (this.shown() ? 'text' : this.type()));
  protected readonly errors = computed(() => {
    const state = this.field()();
    return state.touched() ? state.errors() : [];
  });
  protected readonly describedBy = computed(() => {
    const ids = [];
    if (this.errors().length > 0) {
      ids.push(`${this.inputId()}-errors`);
    }
    if (this.hint() !== null) {
      ids.push(`${this.inputId()}-hint`);
    }
    return ids.length > 0 ? ids.join(' ') : null;
  });
}
