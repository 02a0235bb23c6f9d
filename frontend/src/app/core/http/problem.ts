import { HttpErrorResponse } from '@angular/common/http';
import { isRecord } from '../../shared/is-record';

/** What is wrong with one field of what was sent; `field` is a dotted path, e.g. `changes.status`. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** An error of the API (RFC 9457 problem+json), or of the way to it, in one shape. */
export interface Problem {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Stable snake_case word to switch on; `unreachable` and `unexpected` are this side's own. */
  readonly code: string;
  /** What happened, in words for the reader. */
  readonly detail: string;
  readonly requestId: string | null;
  /** Seconds to wait before another try, from Retry-After. */
  readonly retryAfter: number | null;
  readonly errors: readonly FieldProblem[];
  /** Further members of the document, e.g. `allowed` of a refused transition. */
  readonly members: Readonly<Record<string, unknown>>;
}

const unreachable: Problem = {
  status: 0,
  code: 'unreachable',
  detail: 'Docket could not be reached. Nothing was lost; please try again in a moment.',
  requestId: null,
  retryAfter: null,
  errors: [],
  members: {},
};

/** Reads whatever a request, a resource or a thrown error carries; never throws itself. */
export function problemOf(error: unknown): Problem {
  const response = responseIn(error);
  if (response === null) {
    return { ...unreachable, code: 'unexpected', detail: 'Something went wrong on this page. Nothing was sent.' };
  }
  if (response.status === 0) {
    return unreachable;
  }
  const document = documentIn(response.error);
  return {
    status: response.status,
    code: textIn(document, 'code') ?? 'unexpected',
    detail: textIn(document, 'detail') ?? textIn(document, 'title') ?? wordsFor(response.status),
    requestId: textIn(document, 'requestId') ?? response.headers.get('X-Request-Id'),
    retryAfter: secondsIn(response.headers.get('Retry-After')),
    errors: fieldProblemsIn(document['errors']),
    members: document,
  };
}

/** Whether the server surely did nothing: without an answer, and with one about its own troubles, nobody knows. */
export function isRefusal({ status }: Problem): boolean {
  return status >= 400 && status < 500;
}

function responseIn(error: unknown): HttpErrorResponse | null {
  if (error instanceof HttpErrorResponse) {
    return error;
  }
  // A resource wraps what its request threw.
  return error instanceof Error && error.cause !== undefined ? responseIn(error.cause) : null;
}

function documentIn(body: unknown): Record<string, unknown> {
  return isRecord(body) ? body : {};
}

function fieldProblemsIn(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) {
    return [];
  }
  return errors.filter(isRecord).map((error) => ({
    field: textIn(error, 'field') ?? '',
    code: textIn(error, 'code') ?? 'invalid',
    message: textIn(error, 'message') ?? 'This is not valid.',
  }));
}

function wordsFor(status: number): string {
  return status >= 500
    ? 'Docket could not answer just now. Nothing was lost; please try again in a moment.'
    : 'This could not be done.';
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

function textIn(document: Record<string, unknown>, member: string): string | null {
  const value = document[member];
  return typeof value === 'string' ? value : null;
}
