import { startPostgresServer } from './postgres-server.mjs';

export default async function globalSetup() {
  const server = await startPostgresServer();
  // Workers inherit the environment; the teardown runs in this same process.
  process.env.TEST_POSTGRES_URL = server.url;
  globalThis.stopTestPostgres = server.stop;
}
