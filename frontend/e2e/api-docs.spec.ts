import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures';

/** The document is written from the compiled sources; what people get comes from the bundle of these. */
test('the running product describes itself by the committed document', async ({ stranger }) => {
  const committed: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../backend/openapi.json'), 'utf8'));
  const served = await stranger.request.get('/api/openapi.json');
  expect(await served.json()).toEqual(committed);
});
