import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Env } from './env.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-data-dir-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('DATA_DIR', () => {
  it('is made when it is absent, with a secret only its owner may read', () => {
    const dataDir = join(folder, 'new', 'place');
    Env.load({ DATA_DIR: dataDir });
    expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
  });

  it('is the same from wherever the server is started', () => {
    const [here, { dataDir }] = [process.cwd(), Env.parse({ SECRET_KEY: 'x'.repeat(32) })];
    process.chdir(folder);
    try {
      expect(Env.parse({ SECRET_KEY: 'x'.repeat(32) }).dataDir).toBe(dataDir);
    } finally {
      process.chdir(here);
    }
  });

  it('keeps the secret for the next start', () => {
    const [first, second] = [Env.load({ DATA_DIR: folder }), Env.load({ DATA_DIR: folder })];
    expect(second.secretFor('cursor')).toEqual(first.secretFor('cursor'));
  });

  it.each(['', '\n', 'a'.repeat(31)])('refuses a secret that was cut short to %j, in one line', (rest) => {
    writeFileSync(join(folder, 'secret-key'), rest);
    expect(() => Env.load({ DATA_DIR: folder })).toThrow(/^DATA_DIR: the file secret-key[^\n]* cut short[^\n]*$/);
  });

  it('gives every installation a secret of its own', () => {
    const [one, other] = [Env.load({ DATA_DIR: join(folder, 'a') }), Env.load({ DATA_DIR: join(folder, 'b') })];
    expect(one.secretFor('cursor')).not.toEqual(other.secretFor('cursor'));
  });

  it('below a folder that takes no folders is refused, and not tried for ever', () => {
    // Linux only: elsewhere the folder is absent and cannot be made for want of permission.
    expect(() => Env.load({ DATA_DIR: '/proc/docket/data' })).toThrow(/DATA_DIR/);
  });

  it('that is a file is refused in one line', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => Env.load({ DATA_DIR: file })).toThrow(/^DATA_DIR: [^\n]*$/);
  });
});
