import { DestroyRef, assertInInjectionContext, inject } from '@angular/core';

/** Milliseconds after which a list may show the past. */
const old = 60_000;

/**
 * Runs every so many milliseconds while somebody looks at the page, and as soon as they look again. A failure is
 * noted and the next run tries once more. Call in an injection context: it ends with the caller.
 */
export function whileVisible(every: number, run: () => Promise<unknown>): void {
  assertInInjectionContext(whileVisible);
  const runIfVisible = (): void => {
    if (isVisible()) {
      look(run);
    }
  };
  const timer = setInterval(runIfVisible, every);
  document.addEventListener('visibilitychange', runIfVisible);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', runIfVisible);
  });
}

/**
 * Runs when somebody comes back to the page, at most once a minute: for lists, whose rows must not move under the eyes
 * and the pointer of somebody who is at work with them. As `whileVisible` in all else.
 */
export function onReturn(run: () => Promise<unknown>): void {
  assertInInjectionContext(onReturn);
  let looked = Date.now();
  const back = (): void => {
    if (isVisible() && Date.now() - looked >= old) {
      looked = Date.now();
      look(run);
    }
  };
  // From another tab, or from another window that hid nothing of this one.
  document.addEventListener('visibilitychange', back);
  addEventListener('focus', back);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', back);
    removeEventListener('focus', back);
  });
}

const isVisible = (): boolean => document.visibilityState === 'visible';

function look(run: () => Promise<unknown>): void {
  run().catch((error: unknown) => console.warn('Could not check for updates; trying again.', error));
}
