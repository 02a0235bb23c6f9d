/** What is wrong with one field of the input; `field` is a dotted path, e.g. `changes.status`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** Extra members of the problem document, e.g. `allowed` for a refused transition. */
export type ProblemMembers = Readonly<Record<string, unknown>>;

/**
 * A refusal with words for the caller. The problem filter writes it as RFC 9457
 * problem+json; nothing else turns an error into an HTTP answer.
 */
export abstract class DomainError extends Error {
  /** The HTTP status this refusal is answered with. */
  abstract readonly status: number;
  /** Response headers that belong to the refusal, e.g. Retry-After. */
  readonly headers: Readonly<Record<string, string>> = {};
  readonly members: ProblemMembers = {};

  /** @param code stable, snake_case: clients switch on it. @param detail what happened and what to do. */
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** A body of a megabyte can hold a hundred thousand unknown fields, and telling of each would take ten. */
const MOST_ERRORS = 100;

export class InvalidInputError extends DomainError {
  readonly status = 400;
  readonly errors: readonly FieldError[];
  override readonly members: ProblemMembers;

  /** @param errors of which the first 100 are told. */
  constructor(
    errors: readonly FieldError[],
    code = 'validation_failed',
    detail = 'Some fields are not valid. See errors.',
  ) {
    super(code, detail);
    this.errors = errors.slice(0, MOST_ERRORS);
    this.members = { errors: this.errors };
  }

  static at(field: string, code: string, message: string): InvalidInputError {
    return new InvalidInputError([{ field, code, message }]);
  }
}

export class UnauthenticatedError extends DomainError {
  readonly status = 401;
  override readonly headers = { 'WWW-Authenticate': 'Bearer' };

  constructor(code = 'unauthenticated', detail = 'Sign in first, or send a valid bearer token.') {
    super(code, detail);
  }
}

/** The caller may see the thing but not do this to it. */
export class ForbiddenError extends DomainError {
  readonly status = 403;

  constructor(code = 'forbidden', detail = 'Your role does not allow this.') {
    super(code, detail);
  }
}

/** Absent, or not visible to the caller: the two are never told apart. */
export class NotFoundError extends DomainError {
  readonly status = 404;

  constructor(thing: string) {
    super(`${thing}_not_found`, `There is no such ${thing.replaceAll('_', ' ')}, or it is not visible to you.`);
  }
}

export class ConflictError extends DomainError {
  readonly status = 409;
  override readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    detail: string,
    override readonly members: ProblemMembers = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, detail);
    this.headers = headers;
  }
}

/** The If-Match the caller sent does not match the present version. */
export class VersionConflictError extends DomainError {
  readonly status = 412;
  override readonly headers: Readonly<Record<string, string>>;

  /** @param currentTag the entity tag of the present version. */
  constructor(currentTag: string) {
    super('version_conflict', 'Someone else changed this first. Read it again, then repeat your change.');
    this.headers = { ETag: currentTag };
  }
}

export class TooManyRequestsError extends DomainError {
  readonly status = 429;
  override readonly headers: Readonly<Record<string, string>>;

  constructor(
    retryAfterSeconds: number,
    code = 'too_many_attempts',
    detail = 'Too many failed attempts. Try again later.',
  ) {
    super(code, detail);
    this.headers = { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) };
  }
}

/** The database or another needed service is out of reach: nothing was changed, try again. */
export class UnavailableError extends DomainError {
  readonly status = 503;
  override readonly headers = { 'Retry-After': '2' };

  constructor(detail = 'The service is not available right now. Nothing was changed; try again shortly.') {
    super('unavailable', detail);
  }
}
