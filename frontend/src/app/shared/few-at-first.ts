import { Injector, Signal, afterNextRender, assertInInjectionContext, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

/** Rows drawn at a time: as many as a slow phone draws without keeping a press waiting. */
const few = 2;

export interface FewAtFirst<T> {
  readonly rows: Signal<readonly T[]>;
  /** Rows are still being added. */
  readonly growing: Signal<boolean>;
}

/**
 * The rows of a table, the first few at once and the others a few at a time: somebody's first sight of the portal is
 * painted sooner, and a slow device answers a press between them. Only on the page by which the portal was opened;
 * later, Back has to find a page as high as it was left. Call in an injection context, when the rows are known.
 */
export function fewAtFirst<T>(all: Signal<readonly T[]>, first = few): FewAtFirst<T> {
  assertInInjectionContext(fewAtFirst);
  const opensThePortal = (inject(Router).lastSuccessfulNavigation()?.id ?? 1) === 1;
  const shown = signal(opensThePortal ? first : Infinity);
  const growing = computed(() => shown() < all().length);
  const grow = (): void => {
    shown.update((count) => (growing() ? count + few : Infinity));
    if (shown() !== Infinity) {
      setTimeout(grow);
    }
  };
  if (opensThePortal) {
    afterNextRender(() => setTimeout(grow), { injector: inject(Injector) });
  }
  return { rows: computed(() => (growing() ? all().slice(0, shown()) : all())), growing };
}
