import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';

/**
 * Who leaves a field by pressing a button is told of its mistakes when the button has had its click: a line that appears
 * between press and release moves the button away from under the pointer. So a field hears after the press that it was
 * left.
 */
@Service()
export class LeftFields {
  readonly #document = inject(DOCUMENT);
  #pressed = false;
  #left: HTMLElement | null = null;

  constructor() {
    const until = new AbortController();
    const options = { capture: true, signal: until.signal };
    addEventListener('pointerdown', () => (this.#pressed = true), options);
    addEventListener('pointerup', () => this.#release(), options);
    addEventListener('pointercancel', () => this.#release(), options);
    addEventListener('blur', (event) => this.#hold(event), options);
    inject(DestroyRef).onDestroy(() => until.abort());
  }

  #hold(event: FocusEvent): void {
    if (this.#pressed && event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) {
      this.#left = event.target;
      event.stopImmediatePropagation();
    }
  }

  #release(): void {
    this.#pressed = false;
    // The click comes first.
    setTimeout(() => {
      const left = this.#left;
      this.#left = null;
      if (left !== this.#document.activeElement) {
        left?.dispatchEvent(new FocusEvent('blur'));
      }
    });
  }
}
