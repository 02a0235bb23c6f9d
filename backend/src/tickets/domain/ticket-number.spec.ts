import { ticketNumber } from './ticket-number.js';

it.each([
  [1, 1],
  [2_147_483_647, 2_147_483_647],
  [2_147_483_648, 0],
  [1e300, 0],
  [Infinity, 0],
])('the number %d is looked for as %d', (number, expected) => {
  expect(ticketNumber(number)).toBe(expected);
});
