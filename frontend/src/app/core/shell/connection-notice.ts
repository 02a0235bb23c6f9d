import { Component, computed, effect, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Installation } from '../auth/installation';
import { Connection } from '../http/connection';

/** Milliseconds between two looks whether the server is back. */
const pause = 5_000;

const words = {
  ok: null,
  offline: 'You are offline. What you typed stays here.',
  unreachable: 'Docket cannot be reached just now. What you typed stays here; trying again…',
};

/**
 * Says once for all pages that the way to the server is broken, and looks for its return. At the top and without
 * catching presses: people go on writing, and do so at the bottom.
 */
@Component({
  selector: 'dk-connection-notice',
  imports: [MatIcon],
  template: `
    @if (words(); as words) {
      <p><mat-icon svgIcon="cloud_off" aria-hidden="true" />{{ words }}</p>
    }
  `,
  styles: `
    p {
      position: fixed;
      z-index: 20;
      top: var(--dk-space-4);
      left: 50%;
      display: flex;
      align-items: center;
      gap: var(--dk-space-2);
      width: max-content;
      max-width: calc(100vw - 32px);
      padding: 10px var(--dk-space-4);
      border-radius: var(--dk-radius);
      background: light-dark(#23292b, #e2e5e4);
      color: light-dark(#f4f4f2, #1a1e20);
      box-shadow: var(--dk-shadow);
      transform: translateX(-50%);
      pointer-events: none;
    }

    mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
    }
  `,
  host: { role: 'status' },
})
export class ConnectionNotice {
  readonly #connection = inject(Connection);
  readonly #installation = inject(Installation);

  protected readonly words = computed(() => words[this.#connection.state()]);

  constructor() {
    effect((onCleanup) => {
      if (this.#connection.state() === 'unreachable') {
        const timer = setInterval(() => void this.#installation.ask(), pause);
        onCleanup(() => clearInterval(timer));
      }
    });
  }
}
