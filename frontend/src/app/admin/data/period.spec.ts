import { lastDays, periodInWords, periodOf } from './period';
import { spanOf } from './span-of-period';

describe('days of the reader as instants of the server', () => {
  it.each([
    ['Europe/Zurich', '2026-03-01', '2026-03-01', '2026-02-28T23:00:00.000Z', '2026-03-01T23:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['UTC', '2026-12-31', '2027-01-01', '2026-12-31T00:00:00.000Z', '2027-01-02T00:00:00.000Z'],
  ])('in %s run from %s to the end of %s', (zone, from, to, start, end) => {
    expect(spanOf({ from, to }, zone)).toEqual({ from: start, to: end });
    expect(periodOf({ from: start, to: end }, zone)).toEqual({ from, to });
  });

  it('may be open at either end', () => {
    expect(spanOf({ from: null, to: null }, 'UTC')).toEqual({ from: null, to: null });
  });

  it('count back from today in the reader’s zone', () => {
    const lateInLondon = new Date('2026-03-10T23:30:00Z');
    expect(lastDays(7, lateInLondon, 'Europe/Berlin')).toEqual({ from: '2026-03-05', to: null });
    expect(lastDays(7, lateInLondon, 'UTC')).toEqual({ from: '2026-03-04', to: null });
  });
});

describe('a period in words', () => {
  it.each([
    [{ from: '2026-03-01', to: '2026-03-05' }, '1 Mar 2026 – 5 Mar 2026'],
    [{ from: '2026-03-01', to: '2026-03-01' }, '1 Mar 2026'],
    [{ from: '2026-03-01', to: null }, 'since 1 Mar 2026'],
    [{ from: null, to: '2026-03-01' }, 'until 1 Mar 2026'],
  ])('names what %j covers', (period, words) => {
    expect(periodInWords(period, 'en-GB')).toBe(words);
  });
});
