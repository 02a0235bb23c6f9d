import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Announcements } from '../../src/database/announcements.js';
import type { ApiClient } from './api-client.js';
import { type Person, signInAs } from './people.js';
import { TestApp } from './test-app.js';

/** An application and its twin: two processes on one database, as far as they can tell. Close it in `afterAll`. */
export class TwoProcesses {
  private constructor(
    readonly app: TestApp,
    readonly twin: NestFastifyApplication,
  ) {}

  /** Both hear what the database announces. @param settings as for TestApp. */
  static async start(settings?: Readonly<Record<string, string>>): Promise<TwoProcesses> {
    const app = await TestApp.start(settings);
    const both = new TwoProcesses(app, await app.startTwin());
    await both.untilHeard();
    return both;
  }

  async untilHeard(): Promise<void> {
    const everyone = [this.app.nest, this.twin].map((process) => process.get(Announcements));
    while (!everyone.every(({ areHeard }) => areHeard)) await pause(10);
  }

  /** The same signed-in caller, asking either process. */
  async signIn(person: Person): Promise<{ here: ApiClient; there: ApiClient }> {
    const here = await signInAs(this.app, person);
    return { here, there: here.at(this.twin) };
  }

  async close(): Promise<void> {
    await this.twin.close();
    await this.app.close();
  }
}
