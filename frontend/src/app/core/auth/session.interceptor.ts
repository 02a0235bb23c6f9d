import { HttpErrorResponse, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { SessionRenewal } from './session-renewal';

/** Requests that make or end a session: their own 401 is an answer, not an expiry. */
const sessionPaths = ['/api/auth/login', '/api/auth/refresh', '/api/auth/logout', '/api/auth/options', '/api/setup'];

/** On 401: renews the session (or asks for the password in place) and sends the same request again, once. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const renewal = inject(SessionRenewal);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!isExpiry(error, request)) {
        return throwError(() => error);
      }
      return from(renewal.renew()).pipe(switchMap((renewed) => (renewed ? next(request) : throwError(() => error))));
    }),
  );
};

function isExpiry(error: unknown, request: HttpRequest<unknown>): boolean {
  const path = new URL(request.url, 'http://any').pathname;
  return error instanceof HttpErrorResponse && error.status === 401 && !sessionPaths.includes(path);
}
