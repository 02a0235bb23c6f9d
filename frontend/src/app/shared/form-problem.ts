import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Words of a refusal that belongs to a form as a whole. Always present, so that screen readers hear it arrive. */
@Component({
  selector: 'dk-form-problem',
  imports: [MatIcon],
  template: `
    @if (words(); as words) {
      <p>
        <mat-icon svgIcon="error" aria-hidden="true" />
        <span>{{ words }}</span>
      </p>
    }
  `,
  styles: `
    :host:empty,
    :host:not(:has(p)) {
      display: none;
    }

    p {
      display: flex;
      gap: var(--dk-space-2);
      padding: var(--dk-space-3);
      border-radius: var(--dk-radius);
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }

    mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
    }
  `,
  host: { role: 'alert' },
})
export class FormProblem {
  readonly words = input.required<string | null>();
}
