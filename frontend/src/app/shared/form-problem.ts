import { Component, input } from '@angular/core';

/** Words of a refusal that belongs to a form as a whole. Always present, so that screen readers hear it arrive. */
@Component({
  selector: 'dk-form-problem',
  template: `
    @if (words(); as words) {
      <p>{{ words }}</p>
    }
  `,
  styles: `
    :host:empty,
    :host:not(:has(p)) {
      display: none;
    }

    p {
      padding: var(--dk-space-3);
      border-left: 3px solid var(--mat-sys-error);
      border-radius: var(--dk-radius);
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
  host: { role: 'alert' },
})
export class FormProblem {
  readonly words = input.required<string | null>();
}
