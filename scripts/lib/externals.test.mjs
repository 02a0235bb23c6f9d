import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { absent, installed } from './externals.mjs';
import { root } from './places.mjs';

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('an installation without tools', () => {
  it('has what the bundle leaves out, and nothing that is in it', () => {
    assert.deepEqual(Object.keys(dependencies).sort(), [...installed].sort());
  });

  it('misses nothing that the bundle takes for optional but an installation with tools has', () => {
    for (const name of absent) assert.ok(!(name in devDependencies), name);
  });
});
