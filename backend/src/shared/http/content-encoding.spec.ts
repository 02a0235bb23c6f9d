import { encodingFor } from './content-encoding.js';

describe('for a client that accepts', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br; q=0.000, gzip; q=0', null],
    ['br;q=0.1', 'br'],
    ['identity', null],
    ['deflate, zstd', null],
    ['brotli, x-gzip', null],
    ['*', null],
    ['', null],
    [undefined, null],
  ])('%j an answer is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });
});
