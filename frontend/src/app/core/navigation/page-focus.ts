import { DOCUMENT, Injector, Service, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

/**
 * After a change of page, moves the focus to its heading: a screen reader reads where it is, and Tab goes on
 * from there. Changes of the query alone, and pages that placed the focus themselves, are left in peace.
 */
@Service()
export class PageFocus {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  #lastPath: string | null = null;

  watch(): void {
    this.#router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) {
        this.#arrive(event.urlAfterRedirects.split(/[?#]/)[0] ?? '');
      }
    });
  }

  #arrive(path: string): void {
    const first = this.#lastPath === null;
    const moved = this.#lastPath !== path;
    this.#lastPath = path;
    if (moved && !first) {
      afterNextRender({ read: () => this.#focusHeading() }, { injector: this.#injector });
    }
  }

  #focusHeading(): void {
    const main = this.#document.querySelector('main');
    if (main?.contains(this.#document.activeElement)) {
      return;
    }
    main?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}
