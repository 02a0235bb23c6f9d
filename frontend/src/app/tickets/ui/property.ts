import { Component, input } from '@angular/core';

/** A property of the ticket: its name, its value, whether it is still being saved, why it was refused. */
@Component({
  selector: 'dk-property',
  template: `
    <span class="label"
      >{{ label() }}<span class="pending" role="status">{{ pending() ? ' · saving…' : '' }}</span></span
    >
    <div class="value" [class.going]="pending()"><ng-content /></div>
    <p class="refusal" role="alert">{{ refusal() }}</p>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .label {
      display: block;
      color: var(--dk-muted);
      font-size: 12px;
      line-height: 16px;
    }

    .value {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      justify-content: center;
      min-height: 32px;
      transition: opacity var(--dk-quick);
    }

    .going {
      opacity: 0.6;
    }

    .refusal {
      margin-bottom: var(--dk-space-2);
      color: var(--mat-sys-error);
      font-size: 13px;
      line-height: 18px;
    }

    .refusal:empty {
      display: none;
    }
  `,
})
export class Property {
  readonly label = input.required<string>();
  readonly pending = input(false);
  readonly refusal = input<string | null>(null);
}
