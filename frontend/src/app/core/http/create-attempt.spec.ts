import { HttpErrorResponse } from '@angular/common/http';
import { Observable, Subject, of, throwError } from 'rxjs';
import { CreateAttempt } from './create-attempt';

const failing = (status: number) => () => throwError(() => new HttpErrorResponse({ status }));

describe('creating something', () => {
  it('sends once for a double click, and both get the answer', async () => {
    const answer = new Subject<string>();
    const keys: string[] = [];
    const request = (key: string): Observable<string> => {
      keys.push(key);
      return answer;
    };
    const attempt = new CreateAttempt();
    const both = Promise.all([attempt.send(request), attempt.send(request)]);
    answer.next('ticket 7');
    expect(await both).toEqual(['ticket 7', 'ticket 7']);
    expect(keys).toHaveLength(1);
  });

  it.each([0, 409, 500, 503])('keeps its key when the outcome is not known (%d)', async (status) => {
    const { first, second } = await twoTries(status);
    expect(second).toBe(first);
  });

  it.each([400, 403, 413, 422])('takes a new key after a definite refusal (%d)', async (status) => {
    const { first, second } = await twoTries(status);
    expect(second).not.toBe(first);
  });

  it('takes a new key for the next thing', async () => {
    const attempt = new CreateAttempt();
    const first = await attempt.send((key) => of(key));
    expect(await attempt.send((key) => of(key))).not.toBe(first);
  });
});

async function twoTries(status: number) {
  const attempt = new CreateAttempt();
  let first = '';
  const refused = attempt.send((key) => {
    first = key;
    return failing(status)();
  });
  await expect(refused).rejects.toMatchObject({ status });
  return { first, second: await attempt.send((key) => of(key)) };
}
