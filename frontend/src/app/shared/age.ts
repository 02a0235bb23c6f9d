import { Component, computed, inject, input } from '@angular/core';
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
    [attr.data-tip]="exact()"
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

  readonly #reader = inject(READER);
  readonly #clock = inject(Clock);
  readonly #date = computed(() => new Date(this.at()));

  protected readonly relative = computed(() => ageInWords(this.#date(), this.#clock.now(), this.#reader().locale));

  protected readonly exact = computed(() => {
    const { locale, timeZone } = this.#reader();
    return timeInWords(this.#date(), locale, timeZone);
  });
}
