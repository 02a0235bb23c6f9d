import { Component, ElementRef, computed, input, model, output, signal, viewChild } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';

/**
 * A text field of the pages before signing in: plain elements in Material's colours, so that the first visit
 * stays small. It is a control for signal forms, without loading them: sign-in does without.
 */
@Component({
  selector: 'dk-entrance-field',
  templateUrl: './entrance-field.html',
  styleUrl: './entrance-field.scss',
})
export class EntranceField implements FormValueControl<string> {
  readonly label = input.required<string>();
  readonly inputId = input.required<string>();
  readonly type = input<'text' | 'email' | 'password'>('text');
  readonly autocomplete = input.required<string>();
  readonly hint = input<string | null>(null);

  readonly value = model('');
  readonly readonly = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  /** Errors show only once the person has been at the field. */
  readonly touched = input(false);
  readonly touch = output();

  protected readonly input = viewChild.required<ElementRef<HTMLInputElement>>('input');
  protected readonly shown = signal(false);
  protected readonly inputType = computed(() => (this.shown() ? 'text' : this.type()));
  protected readonly visibleErrors = computed(() => (this.touched() ? this.errors() : []));
  protected readonly describedBy = computed(() => {
    const errorsId = this.visibleErrors().length > 0 ? `${this.inputId()}-errors` : '';
    const hintId = this.hint() === null ? '' : `${this.inputId()}-hint`;
    return `${errorsId} ${hintId}`.trim() || null;
  });

  focus(options?: FocusOptions): void {
    this.input().nativeElement.focus(options);
  }

  protected take(): void {
    this.value.set(this.input().nativeElement.value);
  }
}
