import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root, serverFlags } from './places.mjs';

describe('the flags that keep the server small', () => {
  for (const file of ['Dockerfile', 'docs/operations.md']) {
    it(`stand in ${file}`, () => {
      const text = readFileSync(join(root, file), 'utf8');
      for (const flag of serverFlags) assert.ok(text.includes(flag), flag);
    });
  }
});
