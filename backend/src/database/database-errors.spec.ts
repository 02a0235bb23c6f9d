import { describe, expect, it } from '@jest/globals';
import { isUniqueViolation, toDomainError } from './database-errors.js';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('from the driver'), { code, ...more });

describe('an error of the database', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a refused connection on every address', new AggregateError([withCode('ECONNREFUSED')])],
    ['a connection that broke', withCode('ECONNRESET')],
    ['a server shutting down', withCode('57P01')],
    ['a server starting up', withCode('57P03')],
    ['a statement that took too long', withCode('57014')],
    ['a lock that took too long', withCode('55P03')],
    ['a deadlock', withCode('40P01')],
    ['too many connections', withCode('53300')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['no answer', new Error('Query read timeout')],
    ['Prisma not reaching the server', withCode('P1001')],
    ['Prisma waiting for a transaction', withCode('P2028')],
    [
      'one hidden in Prisma’s meta',
      withCode('P2010', { meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
    ],
    ['one hidden as a cause', new Error('outer', { cause: withCode('57P01') })],
  ])('%s is 503', (_, error) => {
    expect(toDomainError(error)).toMatchObject({ status: 503, code: 'unavailable' });
  });

  it.each([
    ['a record that is not there', withCode('P2025'), 404],
    ['a key that is taken', withCode('P2002'), 409],
    ['a key that is taken, in SQL', withCode('23505'), 409],
    ['a reference that is refused', withCode('P2003'), 409],
  ])('%s is %#', (_, error, status) => {
    expect(toDomainError(error)).toMatchObject({ status });
  });

  it('about an email that is taken says so', () => {
    expect(toDomainError(withCode('23505', { constraint: 'users_email' }))).toMatchObject({ code: 'email_taken' });
  });

  it.each([
    ['a mistake in our SQL', withCode('42601')],
    ['a rule of the database that we should have checked', withCode('23514')],
    ['an ordinary error', new TypeError('undefined is not a function')],
    ['nothing at all', undefined],
    ['a word', 'ECONNREFUSED'],
  ])('%s is a defect, not an answer', (_, error) => {
    expect(toDomainError(error)).toBeNull();
  });

  it('that refers to itself ends', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(toDomainError(error)).toBeNull();
  });
});

describe('a uniqueness rule', () => {
  it('is told apart by its name', () => {
    const error = withCode('P2002', {
      meta: { driverAdapterError: { cause: { constraint: { index: 'tickets_import' } } } },
    });
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'tickets_import')).toBe(true);
    expect(isUniqueViolation(error, 'users_email')).toBe(false);
    expect(isUniqueViolation(withCode('23503'))).toBe(false);
  });
});
