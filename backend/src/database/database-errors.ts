import { ConflictError, NotFoundError, UnavailableError } from '../shared/errors/domain-error.js';
import type { DomainError } from '../shared/errors/domain-error.js';

/** Prisma: not reachable, timed out, closed, no free connection, transaction lost, write conflict, too many. */
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037']);

/** PostgreSQL: connection trouble (08), shutting down, cancelled, lock not available, deadlock, out of resources (53). */
const UNAVAILABLE_SQLSTATE = /^(08|53)|^(57P0[1-5]|57014|55P03|25P0[34]|40001|40P01)$/;

const UNAVAILABLE_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Errors of `pg` and its pool that carry no code. */
const UNAVAILABLE_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Query read timeout|Cannot use a pool after calling end|Client was closed/i;

/** Kinds that Prisma's adapter gives to errors of the connection. */
const UNAVAILABLE_KIND = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
]);

/**
 * What an error of the database means to a caller, or null when it is not one or is a defect of
 * ours. The only place that knows codes of Prisma, of `pg` and of PostgreSQL.
 */
export function toDomainError(error: unknown): DomainError | null {
  for (const cause of causesOf(error)) {
    const meaning = meaningOf(cause);
    if (meaning !== null) return meaning;
  }
  return null;
}

/** Whether a uniqueness rule of the database refused the write. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  causesOf(error).some((cause) => isCode(cause, 'P2002', '23505')) &&
  (constraint === undefined || JSON.stringify(causesOf(error).map(describe)).includes(constraint));

interface Cause {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly constraint?: unknown;
  readonly meta?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly driverAdapterError?: unknown;
}

function meaningOf(cause: Cause): DomainError | null {
  if (isUnavailable(cause)) return new UnavailableError();
  if (isCode(cause, 'P2025')) return new NotFoundError('resource');
  if (isCode(cause, 'P2002', '23505')) {
    return isUniqueViolation(cause, 'users_email')
      ? new ConflictError('email_taken', 'Someone already has this email address.')
      : new ConflictError('already_exists', 'Something with the same key already exists.');
  }
  if (isCode(cause, 'P2003', '23503', '23001'))
    return new ConflictError(
      'reference_refused',
      'Something this refers to is gone, or something else still refers to it.',
    );
  return null;
}

function isUnavailable({ code, originalCode, kind, message }: Cause): boolean {
  const codes = [code, originalCode].filter((value) => typeof value === 'string');
  return (
    codes.some((one) => UNAVAILABLE_PRISMA.has(one) || UNAVAILABLE_SOCKET.has(one) || UNAVAILABLE_SQLSTATE.test(one)) ||
    (typeof kind === 'string' && UNAVAILABLE_KIND.has(kind)) ||
    (typeof message === 'string' && UNAVAILABLE_MESSAGE.test(message))
  );
}

const isCode = ({ code, originalCode }: Cause, ...codes: string[]): boolean =>
  codes.some((one) => one === code || one === originalCode);

const describe = ({ code, message, constraint, meta }: Cause): unknown => [code, message, constraint, meta];

/** The error and what it wraps, outermost first: Prisma hides the driver's error in `meta`, Node in `errors`. */
function causesOf(error: unknown): Cause[] {
  const found: Cause[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 20) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null || found.includes(next)) continue;
    const cause: Cause = next;
    found.push(cause);
    queue.push(cause.cause, cause.meta, cause.driverAdapterError);
    if (Array.isArray(cause.errors)) queue.push(...(cause.errors as unknown[]));
  }
  return found;
}
