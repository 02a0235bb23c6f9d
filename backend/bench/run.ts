import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runOnce } from './built.ts';
import { databaseFor, ensureSeeded, startMeasured, withClient } from './database/cluster.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { readBaseline } from './report/baseline.ts';
import { writeDocument } from './report/document.ts';
import { describeMachine } from './report/machine.ts';
import { printReport } from './report/terminal.ts';
import type { Report } from './result.ts';

/** Seeds databases of its own and lets product and yardstick answer the same requests from them, in turn. */
await runOnce(async (onClose) => {
  const options = readOptions();
  const baseline = await readBaseline(options.baseline);
  const dataDir = options.keep === undefined ? await mkdtemp(join(tmpdir(), 'docket-bench-')) : resolve(options.keep);
  if (options.keep === undefined) onClose(() => rm(dataDir, { recursive: true, force: true }));
  else await mkdir(dataDir, { recursive: true });

  const track = (server: { stop(): Promise<void> }) => onClose(() => server.stop());
  await ensureSeeded(dataDir, options.tickets, track, (line) => console.log(line));
  const server = await startMeasured(dataDir);
  track(server);

  const machine = await withClient(server.url('postgres'), describeMachine);
  const measured = [];
  for (const tickets of options.tickets)
    measured.push(await measure(await databaseFor(server, tickets), dataDir, tickets, options, onClose));
  const report: Report = {
    machine,
    connections: options.connections[0] ?? 0,
    results: measured.flatMap(({ results }) => results),
    errands: measured.flatMap(({ errands }) => errands),
    failures: measured.flatMap(({ failures }) => failures),
    memory: measured.flatMap(({ memory }) => memory),
  };
  printReport(report, baseline);
  if (options.report) await writeDocument(report, baseline);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  if (report.failures.length > 0) process.exitCode = 1;
});
