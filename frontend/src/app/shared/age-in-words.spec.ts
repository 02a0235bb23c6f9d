import { ageInWords, timeInWords } from './age-in-words';

const now = new Date(2026, 2, 20, 12, 0, 0);
const before = (days: number, hours = 0, minutes = 0, seconds = 0): Date =>
  new Date(2026, 2, 20 - days, 12 - hours, -minutes, -seconds);

describe('an age in words', () => {
  it.each([
    [before(0), 'just now'],
    [before(0, 0, 0, 59), '59 seconds ago'],
    [before(0, 0, 1), '1 minute ago'],
    [before(0, 0, 59, 59), '59 minutes ago'],
    [before(0, 1), '1 hour ago'],
    [before(0, 11, 59), '11 hours ago'],
    // Not a whole day, but not today either.
    [before(0, 13), 'yesterday'],
    [before(1, 11), 'yesterday'],
    [before(2), '2 days ago'],
    [before(6), '6 days ago'],
    [before(7), 'last week'],
    [before(20), '3 weeks ago'],
    [before(30), 'last month'],
    [before(180), '5 months ago'],
    [before(366), 'last year'],
    [before(800), '2 years ago'],
  ])('of %s is "%s"', (date, words) => {
    expect(ageInWords(date, now, 'en-GB')).toBe(words);
  });

  it('is never of the future, whatever the clocks say', () => {
    expect(ageInWords(before(0, 0, -5), now, 'en-GB')).toBe('just now');
  });

  it('says in English what the formatter of the browser says', () => {
    const formatter = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
    for (const count of [1, 2, 5]) {
      expect(ageInWords(before(count), now, 'en-US')).toBe(formatter.format(-count, 'day'));
      expect(ageInWords(before(0, count), now, 'en-US')).toBe(formatter.format(-count, 'hour'));
      expect(ageInWords(before(0, 0, count), now, 'en-US')).toBe(formatter.format(-count, 'minute'));
      expect(ageInWords(before(0, 0, 0, count), now, 'en-US')).toBe(formatter.format(-count, 'second'));
      expect(ageInWords(before(count * 366), now, 'en-US')).toBe(formatter.format(-count, 'year'));
    }
  });

  it('follows the locale', () => {
    expect(ageInWords(before(2), now, 'de')).toBe('vorgestern');
  });
});

describe('the exact time', () => {
  it('is that of the zone', () => {
    const noon = new Date('2026-03-20T12:00:00Z');
    expect(timeInWords(noon, 'en-GB', 'Europe/Berlin')).toBe('20 Mar 2026, 13:00');
    expect(timeInWords(noon, 'en-GB', 'UTC')).toBe('20 Mar 2026, 12:00');
  });
});
