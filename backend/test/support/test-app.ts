import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { Env } from '../../src/config/env.js';
import { ApiClient } from './api-client.js';
import { createDatabase, type TestDatabase } from './database.js';

/** The real application on a database and a DATA_DIR of its own. Close it in `afterAll`. */
export class TestApp {
  private constructor(
    readonly nest: NestFastifyApplication,
    readonly env: Env,
    readonly database: TestDatabase,
    private readonly dataDir: string,
  ) {}

  /** @param settings environment variables that differ from those of a test. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const database = await createDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'docket-test-data-'));
    const env = Env.parse({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SECRET_KEY: 'a secret that only tests know, of 32 bytes and more',
      DEMO: '0',
      LOG_LEVEL: 'silent',
      ...settings,
    });
    try {
      return new TestApp(await startApp(env), env, database, dataDir);
    } catch (error) {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** A second process on the same database and secrets, for what must hold across processes. */
  startTwin(): Promise<NestFastifyApplication> {
    return startApp(this.env);
  }

  /** A caller whom nobody knows. */
  get stranger(): ApiClient {
    return new ApiClient(this.nest);
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function startApp(env: Env): Promise<NestFastifyApplication> {
  const nest = await createApp(env);
  await nest.init();
  await nest.getHttpAdapter().getInstance().ready();
  return nest;
}
