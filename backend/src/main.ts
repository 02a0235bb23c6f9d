import { createApp } from './app.setup.js';
import { DemoPeople } from './auth/demo-people.service.js';
import { SetupService } from './auth/setup.service.js';
import { Env } from './config/env.js';
import { openDatabase } from './database/open-database.js';
import { DemoService } from './demo/demo.service.js';
import { close, listen } from './process/listen.js';
import { runUntilSignal } from './process/run-until-signal.js';
import { welcome } from './process/welcome.js';
import { FirstAdminService } from './users/first-admin.service.js';

await runUntilSignal(async (onClose) => {
  const env = await openDatabase(Env.load(), onClose);
  const app = await createApp(env);
  onClose(() => close(app));
  const firstAdmin = app.get(FirstAdminService);
  await firstAdmin.ensure();
  const people = await app.get(DemoService).ensure();
  if (people) app.get(DemoPeople).offer(people);
  const address = await listen(app, env);
  const setupLink = await app.get(SetupService).link(address);
  console.log(welcome(address, env, { setupLink, isAdminIgnored: await firstAdmin.isIgnored() }));
});
