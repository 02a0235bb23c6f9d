import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { formFields } from '../../shared/form-fields';

/** Days as `yyyy-MM-dd`, both inclusive; null is open. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** Asks for a stretch of days; loaded when first asked for. */
@Component({
  selector: 'dk-period-form',
  imports: [MatButton, MatFormField, MatInput],
  templateUrl: './period-form.html',
  styles: `
    .days {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--dk-space-3);
    }

    // The parts of a date need the full line.
    input[type='date'] {
      height: 24px;
      margin: -2px 0;
    }

    input[type='date']::-webkit-datetime-edit {
      line-height: 24px;
    }

    .recent > button {
      --mat-button-outlined-horizontal-padding: 10px;
    }

    .recent,
    .end {
      display: flex;
      flex-wrap: wrap;
      gap: var(--dk-space-2);
      margin-top: var(--dk-space-3);
    }

    .end {
      justify-content: flex-end;
    }
  `,
  providers: [formFields],
})
export class PeriodForm {
  readonly period = input.required<Days>();
  readonly changed = output<Days>();
  /** Days back from today, today among them. */
  readonly recentAsked = output<number>();

  protected readonly typed = linkedSignal(() => this.period());
  protected readonly upsideDown = computed(() => {
    const { from, to } = this.typed();
    return from !== null && to !== null && from > to;
  });

  protected type(end: keyof Days, day: string): void {
    this.typed.update((days) => ({ ...days, [end]: day === '' ? null : day }));
  }

  protected show(event: Event): void {
    event.preventDefault();
    if (!this.upsideDown()) {
      this.changed.emit(this.typed());
    }
  }
}
