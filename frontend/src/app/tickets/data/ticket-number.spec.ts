import { ticketNumberIn } from './ticket-number';

describe('the number in an address', () => {
  it.each([
    ['1', 1],
    ['1042', 1042],
    ['2147483647', 2_147_483_647],
    ['2147483648', null],
    ['0', null],
    ['-4', null],
    ['007', null],
    ['1e3', null],
    ['new', null],
    ['', null],
  ])('is read from "%s" as %s', (text, number) => {
    expect(ticketNumberIn(text)).toBe(number);
  });
});
