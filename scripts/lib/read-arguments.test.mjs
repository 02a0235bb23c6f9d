import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './places.mjs';

/** None of these may come so far as to build, or to open a database. */
function run(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a command', () => {
  for (const script of ['import.mjs', 'seed.mjs', 'configuration.mjs', 'test.mjs']) {
    it(`says how it is used: ${script}`, () => {
      const { status, stdout, stderr } = run(script, '--help');
      assert.match(stdout, /^Usage: npm [^\n]+\n$/);
      assert.deepEqual([status, stderr], [0, '']);
    });

    it(`says what it did not understand: ${script}`, () => {
      const { status, stderr } = run(script, '--colour');
      assert.match(stderr, /^Unknown option '--colour'\nUsage: npm [^\n]+\n$/);
      assert.equal(status, 2);
    });
  }

  it('takes no words where it expects none', () => {
    assert.match(run('seed.mjs', '100').stderr, /^Unexpected argument '100'\nUsage: /);
  });

  it('misses an option without its value', () => {
    assert.match(
      run('import.mjs', 'tickets.csv', '--map', '--dry-run').stderr,
      /^Option '--map' argument is ambiguous\nUsage: /,
    );
  });
});
