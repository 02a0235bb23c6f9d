import { isTimeFormat, TimeReader } from './time-reader.js';

const read = (text: string, format = 'iso', zone = 'UTC') => new TimeReader(format, zone).read(text)?.toISOString();

describe('reading times', () => {
  it.each([
    ['2026-03-01T09:30:00.000Z', 'iso', 'UTC', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01 09:30', 'iso', 'UTC', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01', 'iso', 'UTC', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T09:30:00+02:00', 'iso', 'UTC', '2026-03-01T07:30:00.000Z'],
    ['2026-03-01T09:30:00-0330', 'iso', 'UTC', '2026-03-01T13:00:00.000Z'],
    ['2026-07-01 09:30', 'iso', 'Europe/Berlin', '2026-07-01T07:30:00.000Z'],
    ['2026-01-01 09:30', 'iso', 'Europe/Berlin', '2026-01-01T08:30:00.000Z'],
    ['29-02-2016 01:16', 'dd-MM-yyyy HH:mm', 'UTC', '2016-02-29T01:16:00.000Z'],
    ['7/4/2026 3:05 PM', 'M/d/yyyy h:mm a', 'America/New_York', '2026-07-04T19:05:00.000Z'],
    ['01.03.2026', 'dd.MM.yyyy', 'UTC', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 10:00 +05:00', 'yyyy-MM-dd HH:mm xxx', 'Europe/Berlin', '2026-03-01T05:00:00.000Z'],
  ])('understands %s as %s in %s', (text, format, zone, expected) => {
    expect(read(text, format, zone)).toBe(expected);
  });

  it.each([
    ['30-02-2016 01:16', 'dd-MM-yyyy HH:mm'],
    ['29/02/2016 01:16', 'dd-MM-yyyy HH:mm'],
    ['2026-02-30', 'iso'],
    ['2026-13-01', 'iso'],
    ['yesterday', 'iso'],
    ['01-01-0016 00:00', 'dd-MM-yyyy HH:mm'],
  ])('does not take %s for a time (%s)', (text, format) => {
    expect(read(text, format)).toBeUndefined();
  });

  it.each([
    ['iso', true],
    ['dd-MM-yyyy HH:mm', true],
    ['yyyy-MM-dd', true],
    ['HH:mm', false],
    ['not a pattern', false],
    ['dd-MM-yyyy nope', false],
    ['YYYY-DD-mm', false],
  ])('knows whether %s can be a format', (format, expected) => {
    expect(isTimeFormat(format)).toBe(expected);
  });
});
