import { pageFileOf } from './portal-pages.js';

const pages = [
  { pattern: '^/(tickets)?$', file: 'tickets.html' },
  { pattern: '^/tickets/\\d+$', file: 'ticket.html' },
];

describe('the HTML for a path', () => {
  it.each([
    ['/', 'tickets.html'],
    ['/tickets', 'tickets.html'],
    ['/tickets/1042', 'ticket.html'],
    ['/tickets/new', 'index.html'],
    ['/profile', 'index.html'],
  ])('%s is %s', (path, file) => {
    expect(pageFileOf(path, pages)).toBe(file);
  });

  it('is the common one where the build made no others', () => {
    expect(pageFileOf('/tickets', [])).toBe('index.html');
  });
});
