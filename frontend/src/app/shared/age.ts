import { Component, computed, inject, input } from '@angular/core';
import { intlFormatDistance } from 'date-fns/intlFormatDistance';
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

  protected readonly relative = computed(() => {
    const { locale } = this.#reader();
    const now = this.#clock.now();
    // A server clock slightly ahead of ours must not put the past into the future.
    const date = this.#date() > now ? now : this.#date();
    return intlFormatDistance(date, now, { locale });
  });

  protected readonly exact = computed(() => {
    const { locale, timeZone } = this.#reader();
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(this.#date());
  });
}
