import { Destination, destinationsFor } from './destinations';

const pages: Destination[] = [
  { label: 'Tickets', icon: 'inbox', path: '/tickets' },
  { label: 'New ticket', icon: 'add', path: '/tickets/new' },
  { label: 'People', icon: 'group', path: '/admin/people' },
];

const labels = (typed: string) => destinationsFor(typed, pages).map(({ label }) => label);

describe('where the command palette can go', () => {
  it('offers every page before anything is typed', () => {
    expect(labels('  ')).toEqual(['Tickets', 'New ticket', 'People']);
  });

  it.each(['#1042', '1042', ' #1042 '])('offers the ticket first for %s', (typed) => {
    expect(destinationsFor(typed, pages)[0]).toMatchObject({ label: 'Open ticket #1042', path: '/tickets/1042' });
  });

  it.each(['#0', '99999999999', '2147483648', '-4', '10a'])('offers no ticket for %s', (typed) => {
    expect(labels(typed).some((label) => label.startsWith('Open ticket'))).toBe(false);
  });

  it('finds a page by any of its words, in any case', () => {
    expect(labels('TICKET new')).toEqual(['New ticket', 'Search tickets for “TICKET new”']);
  });

  it('searches for anything else', () => {
    expect(destinationsFor('vpn broken', pages)).toEqual([
      expect.objectContaining({ path: '/tickets', query: { q: 'vpn broken' } }),
    ]);
  });
});
