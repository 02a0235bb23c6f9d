import { DestroyRef, assertInInjectionContext, inject } from '@angular/core';

/**
 * Runs every so many milliseconds while somebody looks at the page, and as soon as they look again. A failure is
 * noted and the next run tries once more. Call in an injection context: it ends with the caller.
 */
export function whileVisible(every: number, run: () => Promise<unknown>): void {
  assertInInjectionContext(whileVisible);
  const runIfVisible = () => {
    if (document.visibilityState === 'visible') {
      run().catch((error: unknown) => console.warn('Looking for news failed; the next look tries again.', error));
    }
  };
  const timer = setInterval(runIfVisible, every);
  document.addEventListener('visibilitychange', runIfVisible);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', runIfVisible);
  });
}
