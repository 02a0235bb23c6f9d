import { HttpErrorResponse, HttpInterceptorFn, HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';
import { NEVER, catchError, from, switchMap, throwError } from 'rxjs';
import { loadAnew } from '../navigation/load-anew';
import { SessionRenewal } from './session-renewal';
import { SessionStore } from './session-store';

/** Requests that make or end a session: their own 401 is an answer, not an expiry. */
const sessionPaths = ['/api/auth/login', '/api/auth/refresh', '/api/auth/logout', '/api/auth/options', '/api/setup'];

const readingMethods = ['GET', 'HEAD'];

/** Sends nothing in the name of somebody who has signed in elsewhere. On 401: renews the session (or asks for the password in place) and sends the same request again, once. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const renewal = inject(SessionRenewal);
  const xsrf = inject(HttpXsrfTokenExtractor);
  if (inject(SessionStore).isOvertaken()) {
    loadAnew(inject(DOCUMENT));
    return NEVER;
  }
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!isExpiry(error, request)) {
        return throwError(() => error);
      }
      return from(renewal.renew()).pipe(
        switchMap((renewed) => (renewed ? next(withToken(request, xsrf.getToken())) : throwError(() => error))),
      );
    }),
  );
};

function isExpiry(error: unknown, request: HttpRequest<unknown>): boolean {
  const path = new URL(request.url, 'http://any').pathname;
  return error instanceof HttpErrorResponse && error.status === 401 && !sessionPaths.includes(path);
}

/** The first sending carried the XSRF token of the session that is over, or none when its cookie was over too. */
function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token !== null && !readingMethods.includes(request.method)
    ? request.clone({ setHeaders: { 'X-XSRF-TOKEN': token } })
    : request;
}
