import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { MenuAnchor } from '../../shared/menu-anchor';
import { PartMissing } from '../../shared/part-missing';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon: string;
}

/** A filter with several values at once; the menu stays open while values are ticked. */
@Component({
  selector: 'dk-choice-filter',
  imports: [MatIcon, MatMenu, MatMenuItem, MenuAnchor, PartMissing],
  template: `
    <button
      #button
      class="filter"
      type="button"
      aria-haspopup="menu"
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
      @if (opener(); as origin) {
        <mat-menu #menu [aria-label]="label()">
          @for (choice of choices(); track choice.value) {
            <button
              mat-menu-item
              type="button"
              role="menuitemcheckbox"
              [attr.aria-checked]="chosen().includes(choice.value)"
              (click)="toggle(choice.value); $event.stopPropagation()"
            >
              <mat-icon [svgIcon]="choice.icon" aria-hidden="true" />
              <span class="choice">
                {{ choice.label }}
                <mat-icon
                  class="tick"
                  svgIcon="check"
                  aria-hidden="true"
                  [class.off]="!chosen().includes(choice.value)"
                />
              </span>
            </button>
          }
          <button mat-menu-item type="button" [disabled]="words() === ''" (click)="changed.emit([])">
            <mat-icon svgIcon="close" aria-hidden="true" />
            Any {{ label().toLowerCase() }}
          </button>
        </mat-menu>
        <dk-menu-anchor [menu]="menu" [origin]="origin" (closed)="opener.set(null)" />
      }
    } @error {
      <dk-part-missing [what]="'The filter by ' + label().toLowerCase()" />
    }
  `,
  styleUrl: './filter-button.scss',
  styles: `
    :host {
      position: relative;
    }

    .choice {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--dk-space-6);
    }

    .tick {
      width: 18px;
      height: 18px;
      color: var(--dk-accent);
    }

    .off {
      visibility: hidden;
    }
  `,
})
export class ChoiceFilter<T extends string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly chosen = input.required<readonly T[]>();
  readonly changed = output<readonly T[]>();

  /** The control whose menu is open. */
  protected readonly opener = signal<HTMLElement | null>(null);
  protected readonly words = computed(() =>
    this.choices()
      .filter(({ value }) => this.chosen().includes(value))
      .map(({ label }) => label)
      .join(', '),
  );

  protected toggle(value: T): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(value)) {
      chosen.add(value);
    }
    const values = this.choices().map((choice) => choice.value);
    this.changed.emit(values.filter((each) => chosen.has(each)));
  }
}
