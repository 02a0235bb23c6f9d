import { isoTime, isoTimeOrNull } from './iso-time.js';

describe('a time of PostgreSQL in ISO 8601', () => {
  it.each([
    ['2026-03-01 09:30:00+00', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01 09:30:00.1+00', '2026-03-01T09:30:00.100Z'],
    ['2026-03-01 09:30:00.12+00', '2026-03-01T09:30:00.120Z'],
    ['2026-12-31 23:59:59.999+00', '2026-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, iso) => {
    expect(isoTime(text)).toBe(iso);
    expect(new Date(iso).toISOString()).toBe(iso);
  });

  it('may be absent', () => {
    expect(isoTimeOrNull(null)).toBeNull();
  });
});
