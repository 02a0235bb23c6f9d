import { describe, expect, it } from '@jest/globals';
import { RefreshTokens } from './refresh-token.js';

const SESSION = '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10';
const tokens = new RefreshTokens(Buffer.alloc(32, 7));

describe('a refresh token', () => {
  it('names its session, and so does every successor', () => {
    const first = tokens.first(SESSION);
    const third = tokens.next(tokens.next(first));
    expect([first, third].map((token) => tokens.sessionIdOf(token))).toEqual([SESSION, SESSION]);
  });

  it('is never the same twice for one session', () => {
    expect(tokens.first(SESSION)).not.toBe(tokens.first(SESSION));
  });

  it('has one successor, which differs from it', () => {
    const first = tokens.first(SESSION);
    expect(tokens.next(first)).toBe(tokens.next(first));
    expect(tokens.next(first)).not.toBe(first);
  });

  it('has a successor that cannot be told without the secret', () => {
    const first = tokens.first(SESSION);
    expect(new RefreshTokens(Buffer.alloc(32, 8)).next(first)).not.toBe(tokens.next(first));
  });

  it.each([
    ['nothing', ''],
    ['other text', 'nonsense'],
    ['one of another secret', new RefreshTokens(Buffer.alloc(32, 8)).first(SESSION)],
    ['one that is cut off', tokens.first(SESSION).slice(0, -4)],
    ['one with a changed session', `AAAA${tokens.first(SESSION).slice(4)}`],
  ])('is told from %s', (_, text) => {
    expect(tokens.sessionIdOf(text)).toBeNull();
  });
});
