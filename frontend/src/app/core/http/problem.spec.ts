import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { problemOf } from './problem';

const refused = (status: number, error: unknown, headers: Record<string, string> = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('the problem in an error', () => {
  it('is the problem document, with its own members', () => {
    const problem = problemOf(
      refused(409, { code: 'transition_refused', detail: 'Not from here.', requestId: 'r-1', allowed: ['open'] }),
    );
    expect(problem).toMatchObject({
      status: 409,
      code: 'transition_refused',
      detail: 'Not from here.',
      requestId: 'r-1',
    });
    expect(problem.members['allowed']).toEqual(['open']);
  });

  it('carries what is wrong with each field', () => {
    const errors = [{ field: 'title', code: 'blank', message: 'Give it a title.' }];
    expect(problemOf(refused(400, { code: 'validation_failed', errors })).errors).toEqual(errors);
  });

  it('carries the seconds to wait', () => {
    expect(problemOf(refused(429, {}, { 'Retry-After': '540' })).retryAfter).toBe(540);
  });

  it('takes the request id from the header when the body has none', () => {
    expect(problemOf(refused(502, '<html>', { 'X-Request-Id': 'r-2' }))).toMatchObject({
      code: 'unexpected',
      requestId: 'r-2',
    });
  });

  it('is "unreachable" when no answer came', () => {
    expect(problemOf(refused(0, new ProgressEvent('error'))).code).toBe('unreachable');
  });

  it('is found inside what wraps it', () => {
    expect(problemOf(new Error('resource', { cause: refused(404, { code: 'ticket_not_found' }) })).code).toBe(
      'ticket_not_found',
    );
  });

  it.each([[null], [undefined], ['text'], [new Error('bug')]])('is "unexpected" for %p', (error) => {
    expect(problemOf(error)).toMatchObject({ status: 0, code: 'unexpected' });
  });

  it.each([[{ errors: 'no list' }], [{ errors: [null, 4] }], [[1, 2]]])('survives the strange body %j', (body) => {
    expect(problemOf(refused(400, body)).errors).toEqual([]);
  });
});
