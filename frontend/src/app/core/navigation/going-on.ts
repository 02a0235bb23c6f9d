import { DestroyRef, assertInInjectionContext, inject } from '@angular/core';
import { NavigationExtras, Router } from '@angular/router';

/**
 * Makes the way on from a page whose work takes a while: who has left it meanwhile, or is just leaving, stays with
 * where they wanted to go. Call in an injection context of the page.
 */
export function goingOn(): (commands: readonly unknown[], extras?: NavigationExtras) => Promise<void> {
  assertInInjectionContext(goingOn);
  const page = inject(DestroyRef);
  const router = inject(Router);
  return async (commands, extras) => {
    if (!page.destroyed && router.currentNavigation() === null) {
      await router.navigate(commands, extras);
    }
  };
}
