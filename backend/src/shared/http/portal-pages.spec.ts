import { NO_PAGES, pageFor, preloadsOf } from './portal-pages.js';

const portal = {
  looks: ['', '.light', '.dark', '.rail', '.light.rail', '.dark.rail'],
  always: ['/api/auth/options'],
  signedIn: ['/api/auth/me'],
  pages: [
    { name: 'sign-in', pattern: '^/sign-in$' },
    {
      name: 'tickets',
      pattern: '^/(?:tickets)?$',
      asks: ['/api/tickets'],
      asksForStaff: ['/api/tickets?assigneeId=me'],
    },
    { name: 'ticket', pattern: '^/tickets/(\\d+)$', asks: ['/api/tickets/$1', '/api/tickets/$1/comments'] },
  ],
};
const requester = { 'docket.audience': 'requester' };
const staff = { 'docket.audience': 'staff' };

describe('the HTML for a path', () => {
  it.each([
    ['/', 'tickets.html'],
    ['/tickets', 'tickets.html'],
    ['/tickets?q=toner', 'tickets.html'],
    ['/tickets/1042', 'ticket.html'],
    ['/tickets/new', 'index.html'],
    ['/profile', 'index.html'],
  ])('%s is %s', (address, file) => {
    expect(pageFor(address, {}, portal).file).toBe(file);
  });

  it.each([
    [{ 'docket.appearance': 'dark' }, 'tickets.dark.html'],
    [{ 'docket.appearance': 'system' }, 'tickets.html'],
    [{ 'docket.sidebar': 'rail' }, 'tickets.rail.html'],
    [{ 'docket.sidebar': 'rail', 'docket.appearance': 'light' }, 'tickets.light.rail.html'],
    [{ 'docket.sidebar': '../../.env', 'docket.appearance': '/../secret' }, 'tickets.html'],
  ])('looks as the browser remembers: %j is %s', (cookies, file) => {
    expect(pageFor('/tickets', cookies, portal).file).toBe(file);
  });

  it('is the common one where the build made no others', () => {
    expect(pageFor('/tickets', { 'docket.appearance': 'dark', ...staff }, NO_PAGES)).toEqual({
      file: 'index.html',
      asks: [],
    });
  });
});

describe('what a page will ask for', () => {
  it.each([
    ['nobody', '/tickets', {}, ['/api/auth/options']],
    ['nobody any more', '/tickets', { 'docket.audience': '' }, ['/api/auth/options']],
    [
      'whoever has a session',
      '/tickets',
      { 'XSRF-TOKEN': 'a token' },
      ['/api/auth/me', '/api/tickets', '/api/auth/options'],
    ],
    ['somebody', '/tickets', requester, ['/api/auth/me', '/api/tickets', '/api/auth/options']],
    ['an agent', '/tickets', staff, ['/api/auth/me', '/api/tickets?assigneeId=me', '/api/auth/options']],
    ['somebody', '/tickets?q=toner', requester, ['/api/auth/me', '/api/auth/options']],
    ['somebody', '/profile', requester, ['/api/auth/me', '/api/auth/options']],
    [
      'an agent',
      '/tickets/1042',
      staff,
      ['/api/auth/me', '/api/tickets/1042', '/api/tickets/1042/comments', '/api/auth/options'],
    ],
  ])('for %s on %s with %j', (_who, address, cookies, asks) => {
    expect(pageFor(address, cookies, portal).asks).toEqual(asks);
  });

  it('is told in a header', () => {
    expect(preloadsOf(['/api/auth/me', '/api/tickets?sort=-createdAt&limit=25'])).toBe(
      '</api/auth/me>; rel=preload; as=fetch; crossorigin, ' +
        '</api/tickets?sort=-createdAt&limit=25>; rel=preload; as=fetch; crossorigin',
    );
  });
});
