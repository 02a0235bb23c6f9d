import { Component, ElementRef, computed, input, model, output, signal, viewChild } from '@angular/core';
import { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { Markdown } from '../../shared/markdown/markdown';

let fields = 0;

/** A text in Markdown: written here, looked at under "Preview" as others will see it. Ctrl+Enter sends. */
@Component({
  selector: 'dk-markdown-field',
  imports: [Markdown, MatButtonToggle, MatButtonToggleGroup],
  templateUrl: './markdown-field.html',
  styleUrl: './markdown-field.scss',
})
export class MarkdownField implements FormValueControl<string> {
  readonly value = model('');
  readonly label = input.required<string>();
  /** The label is read out, but stands on the page in another way. */
  readonly labelHidden = input(false);
  readonly placeholder = input('');
  readonly hint = input<string | null>(null);
  /** Lines before anything is typed; it grows with the text. */
  readonly lines = input(4);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touch = output();
  readonly sent = output();

  protected readonly id = `markdown-field-${fields++}`;
  protected readonly previewing = signal(false);
  protected readonly text = viewChild<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly error = computed(() => (this.touched() ? (this.errors()[0]?.message ?? null) : null));
  protected readonly describedBy = computed(() => {
    const ids = [this.error() === null ? null : `${this.id}-error`, this.hint() === null ? null : `${this.id}-hint`];
    return ids.filter((id) => id !== null).join(' ') || null;
  });

  focus(): void {
    this.previewing.set(false);
    setTimeout(() => this.text()?.nativeElement.focus());
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.sent.emit();
    }
  }
}
