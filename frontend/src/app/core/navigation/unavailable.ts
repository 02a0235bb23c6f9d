import { inject } from '@angular/core';
import { NavigationError, RedirectCommand, Router } from '@angular/router';

/**
 * A page that cannot even begin (server down at start, files of an older release gone) becomes a page that says so;
 * the address stays, so that trying again leads where the person wanted to go.
 */
export function showUnavailable(error: NavigationError): RedirectCommand {
  console.error('This page could not be opened.', error.error);
  const router = inject(Router);
  return new RedirectCommand(router.parseUrl('/unavailable'), { skipLocationChange: true });
}
