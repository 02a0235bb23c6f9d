import { defineConfig } from 'orval';

/** Where the client is written; the drift check writes a second one elsewhere and compares. */
const folder = process.env['CLIENT_FOLDER'] ?? 'frontend/src/app/api/generated';

export default defineConfig({
  docket: {
    input: { target: 'backend/openapi.json' },
    output: {
      workspace: folder,
      target: 'docket.ts',
      schemas: 'model',
      mode: 'tags-split',
      client: 'angular',
      clean: true,
      override: {
        angular: { provideIn: 'root', retrievalClient: 'both' },
        paramsSerializer: { path: '../list-params.ts', name: 'listParams' },
      },
    },
  },
});
