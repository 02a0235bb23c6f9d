import { Component, computed, inject, input, signal } from '@angular/core';
import { ageInWords, timeInWords } from './age-in-words';
import { Clock } from './clock';
import { READER } from './reader';

/** "3 hours ago", with the exact time of the reader's zone on hover and focus. */
@Component({
  selector: 'dk-age',
  template: `<time
    [attr.datetime]="at()"
    [attr.tabindex]="focusable() ? 0 : null"
    class="dk-tip"
    [attr.data-tip]="asked() ? exact() : null"
    (pointerenter)="asked.set(true)"
    (focus)="asked.set(true)"
    >{{ relative() }}</time
  >`,
  styles: `
    time {
      white-space: nowrap;
      border-radius: 4px;
    }
  `,
})
export class Age {
  /** ISO 8601, UTC. */
  readonly at = input.required<string>();
  /** Off in rows that are focused as a whole. */
  readonly focusable = input(true);

  /** Somebody pointed at it: until then a table of ages need not know the exact times. */
  protected readonly asked = signal(false);
  readonly #reader = inject(READER);
  readonly #clock = inject(Clock);
  readonly #date = computed(() => new Date(this.at()));

  protected readonly relative = computed(() => ageInWords(this.#date(), this.#clock.now(), this.#reader().locale));

  protected readonly exact = computed(() => {
    const { locale, timeZone } = this.#reader();
    return timeInWords(this.#date(), locale, timeZone);
  });
}
