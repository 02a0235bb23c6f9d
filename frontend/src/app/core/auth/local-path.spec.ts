import { localPath } from './local-path';

describe('the path to go on to after signing in', () => {
  it.each([
    ['/tickets/1042', '/tickets/1042'],
    ['/admin/tickets?status=open#top', '/admin/tickets?status=open#top'],
  ])('keeps %s', (wanted, expected) => {
    expect(localPath(wanted)).toBe(expected);
  });

  it.each([
    null,
    '',
    'tickets',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in?returnUrl=/sign-in',
  ])('goes home instead of %s', (wanted) => {
    expect(localPath(wanted)).toBe('/tickets');
  });
});
