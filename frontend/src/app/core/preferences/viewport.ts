import { Service, signal } from '@angular/core';

const narrow = matchMedia('(width < 840px)');

/** Whether the sidebar has room (840 px and up). */
@Service()
export class Viewport {
  readonly #narrow = signal(narrow.matches);
  readonly narrow = this.#narrow.asReadonly();

  constructor() {
    narrow.addEventListener('change', () => this.#narrow.set(narrow.matches));
  }
}
