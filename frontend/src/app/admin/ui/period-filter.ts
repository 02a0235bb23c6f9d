import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Popover } from './popover';

/** Days as `yyyy-MM-dd`, both inclusive; null is open. */
interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** A filter for a stretch of days. */
@Component({
  selector: 'dk-period-filter',
  imports: [MatButton, MatFormField, MatIcon, MatInput, Popover],
  templateUrl: './period-filter.html',
  styleUrl: './filter-button.scss',
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
})
export class PeriodFilter {
  readonly label = input.required<string>();
  readonly period = input.required<Days>();
  /** The period as the reader writes it; empty when open at both ends. */
  readonly words = input.required<string>();
  readonly changed = output<Days>();
  /** Days back from today, today among them. */
  readonly recentAsked = output<number>();

  protected readonly opener = signal<HTMLElement | null>(null);
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
      this.opener.set(null);
      this.changed.emit(this.typed());
    }
  }

  protected showRecent(days: number): void {
    this.opener.set(null);
    this.recentAsked.emit(days);
  }

  protected showAny(): void {
    this.opener.set(null);
    this.changed.emit({ from: null, to: null });
  }
}
