import { Component, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { PartMissing } from '../../shared/part-missing';
import { PeriodForm } from './period-form';
import type { Days } from './period-form';
import { Popover } from './popover';

/** A filter for a stretch of days. */
@Component({
  selector: 'dk-period-filter',
  imports: [MatIcon, PartMissing, PeriodForm, Popover],
  template: `
    <button
      #button
      class="filter"
      type="button"
      aria-haspopup="dialog"
      [class.on]="words() !== ''"
      [attr.aria-expanded]="opener() !== null"
      (click)="opener.set(button)"
    >
      {{ label() }}
      @if (words(); as words) {
        <span class="value">{{ words }}</span>
      }
      <mat-icon svgIcon="keyboard_arrow_down" aria-hidden="true" />
    </button>
    @defer (when opener() !== null; prefetch on hover(button)) {
      <dk-popover [label]="label()" [origin]="opener()" (closed)="opener.set(null)">
        <dk-period-form [period]="period()" (changed)="show($event)" (recentAsked)="showRecent($event)" />
      </dk-popover>
    } @error {
      <dk-part-missing [what]="'The filter by ' + label().toLowerCase()" />
    }
  `,
  styleUrl: './filter-button.scss',
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

  protected show(days: Days): void {
    this.opener.set(null);
    this.changed.emit(days);
  }

  protected showRecent(days: number): void {
    this.opener.set(null);
    this.recentAsked.emit(days);
  }
}
