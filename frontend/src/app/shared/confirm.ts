import { Component, ElementRef, afterRenderEffect, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** A button that asks once more, in its own place: no dialog over the page. Esc or "Keep" takes it back. */
@Component({
  selector: 'dk-confirm',
  imports: [MatButton],
  template: `
    @if (asking()) {
      <span class="question" role="group" [attr.aria-label]="question()">
        <span>{{ question() }}</span>
        <button matButton="outlined" class="yes" type="button" (click)="confirm()">{{ yes() }}</button>
        <button #keep matButton type="button" (click)="asking.set(false)">{{ no() }}</button>
      </span>
    } @else {
      <button matButton type="button" [attr.aria-label]="label()" [disabled]="disabled()" (click)="asking.set(true)">
        {{ action() }}
      </button>
    }
  `,
  styles: `
    .question {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2);
    }

    .yes {
      --mat-button-outlined-label-text-color: var(--mat-sys-error);
      --mat-button-outlined-outline-color: var(--mat-sys-error);
    }
  `,
  host: { '[class.asking]': 'asking()', '(keydown.escape)': 'asking.set(false)' },
})
export class Confirm {
  readonly action = input.required<string>();
  readonly question = input.required<string>();
  readonly yes = input.required<string>();
  /** A longer name for screen readers, where `action` alone could mean several things on the page. */
  readonly label = input<string | null>(null);
  readonly no = input('Keep');
  readonly disabled = input(false);
  readonly confirmed = output();

  protected readonly asking = signal(false);
  protected readonly keep = viewChild<unknown, ElementRef<HTMLElement>>('keep', { read: ElementRef });

  constructor() {
    // The harmless answer gets the focus, so that a second Enter destroys nothing.
    afterRenderEffect(() => this.keep()?.nativeElement.focus());
  }

  protected confirm(): void {
    this.asking.set(false);
    this.confirmed.emit();
  }
}
