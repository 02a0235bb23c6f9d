import { HttpErrorResponse, HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Connection } from './connection';

const gatewayErrors = [502, 503, 504];

/** Lets the shell say "cannot be reached" once, instead of every page for itself. */
export const connectionInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) {
          connection.answered();
        }
      },
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) {
          return;
        }
        if (error.status === 0 || gatewayErrors.includes(error.status)) {
          connection.wentUnanswered();
        } else {
          connection.answered();
        }
      },
    }),
  );
};
