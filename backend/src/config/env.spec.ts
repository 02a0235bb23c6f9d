import { describe, expect, it } from '@jest/globals';
import { Env } from './env.js';
import { StartError } from './start-error.js';

const SECRET_KEY = 'thirty-two bytes at least, and some more';
const DATABASE_URL = 'postgresql://docket:word@db.example.org:5432/docket';

function mistakesOf(source: Record<string, string>): readonly string[] {
  try {
    Env.parse({ SECRET_KEY, ...source });
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.lines;
    throw error;
  }
}

describe('settings', () => {
  it('need nothing but have a value for everything', () => {
    const env = Env.parse({ SECRET_KEY });
    expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', logLevel: 'warn' });
    expect(env).toMatchObject({ embeddedDatabase: true, databaseUrl: undefined, trustProxy: [], admin: null });
    expect(env.dataDir).toMatch(/^\/.*\.data$/);
  });

  it('that are empty count as absent', () => {
    expect(Env.parse({ SECRET_KEY, PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, embeddedDatabase: true });
  });

  it('tell of every mistake at once, one line each', () => {
    const lines = mistakesOf({ PORT: '99999', LOG_LEVEL: 'loud', TRUST_PROXY: '10.0.0.0/33' });
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toMatch(/^PORT: .*\n(.|\n)*LOG_LEVEL: /m);
  });

  it.each([
    ['PORT', '3.5'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['HOST', 'not a host'],
    ['PUBLIC_URL', 'tickets.example.org'],
    ['PUBLIC_URL', 'https://example.org/tickets'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['DATABASE_URL', 'mysql://localhost/docket'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_DIRECT_URL', 'localhost:5432'],
    ['DATABASE_DIRECT_URL', DATABASE_URL],
    ['SECRET_KEY', 'short'],
    ['DEMO', 'maybe'],
    ['TRUST_PROXY', '10.0.0.0/8 nonsense'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', 'fe80::/129'],
    ['LOG_LEVEL', 'INFO'],
    ['NODE_ENV', 'staging'],
  ])('refuse %s=%s', (name, value) => {
    expect(mistakesOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it.each([
    ['ADMIN_EMAIL', { ADMIN_EMAIL: 'nobody', ADMIN_PASSWORD: 'long enough a word' }],
    ['ADMIN_PASSWORD', { ADMIN_EMAIL: 'ada@example.org', ADMIN_PASSWORD: 'too short' }],
    ['ADMIN_EMAIL and ADMIN_PASSWORD', { ADMIN_EMAIL: 'ada@example.org' }],
    ['ADMIN_EMAIL and ADMIN_PASSWORD', { ADMIN_PASSWORD: 'long enough a word' }],
  ])('refuse a wrong %s', (name, source) => {
    expect(mistakesOf(source)).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it('never repeat a secret in a mistake', () => {
    const source = { SECRET_KEY: 'tiny-secret', ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'hunter2' };
    expect(mistakesOf(source).join('\n')).not.toMatch(/tiny-secret|hunter2/);
  });

  it('accept several proxies', () => {
    const env = Env.parse({ SECRET_KEY, TRUST_PROXY: '10.0.0.0/8, 127.0.0.1 fd00::/8' });
    expect(env.trustProxy).toEqual(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);
  });
});

describe('the address of the database', () => {
  const POOLER = 'postgresql://docket:word@pooler.example.org:6432/docket';

  it('is one for everything', () => {
    const env = Env.parse({ SECRET_KEY, DATABASE_URL });
    expect(env).toMatchObject({ databaseUrl: DATABASE_URL, databaseDirectUrl: DATABASE_URL, behindPooler: false });
  });

  it('is two when a pooler is between', () => {
    const env = Env.parse({ SECRET_KEY, DATABASE_URL: POOLER, DATABASE_DIRECT_URL: DATABASE_URL });
    expect(env).toMatchObject({ databaseUrl: POOLER, databaseDirectUrl: DATABASE_URL, behindPooler: true });
  });

  it('is learned when the embedded database starts', () => {
    const env = Env.parse({ SECRET_KEY }).withDatabaseUrl(DATABASE_URL);
    expect(env).toMatchObject({ databaseUrl: DATABASE_URL, databaseDirectUrl: DATABASE_URL, behindPooler: false });
  });
});

describe('the demo', () => {
  it.each([
    ['on with the embedded database', {}, true],
    ['off with a database of one’s own', { DATABASE_URL }, false],
    [
      'off when there is an admin to create',
      { ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'long enough a word' },
      false,
    ],
    ['off when switched off', { DEMO: '0' }, false],
    ['on when switched on', { DEMO: '1', DATABASE_URL }, true],
  ])('is %s', (_, source, expected) => {
    expect(Env.parse({ SECRET_KEY, ...source }).demo).toBe(expected);
  });

  it('is refused in production on an external database', () => {
    expect(mistakesOf({ DEMO: '1', DATABASE_URL, NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^DEMO: /)]);
  });
});

describe('signing keys', () => {
  it('differ by purpose and by installation, and stay the same otherwise', () => {
    const env = Env.parse({ SECRET_KEY });
    expect(env.secretFor('cursor')).toHaveLength(32);
    expect(env.secretFor('cursor')).toEqual(Env.parse({ SECRET_KEY }).secretFor('cursor'));
    expect(env.secretFor('cursor')).not.toEqual(env.secretFor('access'));
    expect(env.secretFor('cursor')).not.toEqual(Env.parse({ SECRET_KEY: `${SECRET_KEY}!` }).secretFor('cursor'));
  });

  it('survive learning where the embedded database is', () => {
    const env = Env.parse({ SECRET_KEY }).withDatabaseUrl(DATABASE_URL);
    expect(env).toMatchObject({ databaseUrl: DATABASE_URL, embeddedDatabase: true, demo: true });
    expect(env.secretFor('cursor')).toEqual(Env.parse({ SECRET_KEY }).secretFor('cursor'));
  });
});
