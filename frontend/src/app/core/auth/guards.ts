import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router, UrlTree } from '@angular/router';
import { nextTask } from '../../shared/next-task';
import { Installation } from './installation';
import { localPath } from './local-path';
import { SessionStore } from './session-store';

/** Lets signed-in people pass; others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const installation = inject(Installation);
  const router = inject(Router);
  // The shell says at once whether this is a demo: a banner that comes later would push the page down.
  await Promise.all([session.ready(), session.likelyStaff() === null ? undefined : installation.ready()]);
  // Reading the routes was one piece of work, drawing the shell is the next.
  await nextTask();
  return session.user() !== null || toSignIn(router, state.url);
};

/** Lets agents and admins pass; for everybody else the page does not exist. */
export const staff: CanActivateFn = () => inject(SessionStore).isStaff() || absent(inject(Router));

/** Lets admins pass; for everybody else the page does not exist. */
export const admin: CanActivateFn = () => inject(SessionStore).isAdmin() || absent(inject(Router));

/** The sign-in page is for those who are not signed in; the rest go on to where they were heading. */
export const notSignedIn: CanActivateFn = async (route) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  // A server that cannot be asked must not keep anybody from the sign-in page.
  await session.ready().catch(() => undefined);
  return session.user() === null || router.parseUrl(localPath(route.queryParamMap.get('returnUrl')));
};

function toSignIn(router: Router, returnUrl: string): UrlTree {
  return router.createUrlTree(['/sign-in'], returnUrl === '/' ? {} : { queryParams: { returnUrl } });
}

function absent(router: Router): RedirectCommand {
  return new RedirectCommand(router.parseUrl('/not-found'), { skipLocationChange: true });
}
