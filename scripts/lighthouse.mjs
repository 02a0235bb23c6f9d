// `npm run lighthouse`: starts the built product, lets Lighthouse visit its main pages, keeps the reports in
// lighthouse-report/ and the summary in docs/lighthouse.md. Fails when a page is not good enough.
//   npm run lighthouse -- --runs 1     a quick look: one visit a page, and no summary
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/places.mjs';
import { readArguments, refuse } from './lib/read-arguments.mjs';
import { audit } from './lighthouse/audit.mjs';
import { admin, startFilledProduct } from './lighthouse/product.mjs';
import { middle, rowOf, shortcomings, summaryOf } from './lighthouse/summary.mjs';
import { findOrInstallChromium } from './test/chromium.mjs';

const USUAL_RUNS = 3;
const USAGE = 'npm run lighthouse -- [--runs NUMBER]';
const { values } = readArguments(USAGE, { runs: { type: 'string' } });
const runs = Number(values.runs ?? USUAL_RUNS);
if (!Number.isInteger(runs) || runs < 1) refuse(`--runs: ${values.runs} is not a whole number of at least 1`, USAGE);

const chromium = findOrInstallChromium();
if (chromium === undefined) throw new Error('No Chromium or Chrome found: install one, or set CHROME_PATH.');
const reports = join(root, 'lighthouse-report');
const folder = await mkdtemp(join(tmpdir(), 'docket-lighthouse-'));
const product = await startFilledProduct(join(folder, 'data'));
try {
  await mkdir(reports, { recursive: true });
  const pages = [
    { page: 'Sign-in', path: '/sign-in', person: null },
    { page: 'Tickets of a requester', path: '/tickets', person: product.employee },
    { page: 'Ticket', path: `/tickets/${product.ticket}`, person: product.employee },
    { page: 'Table of the agents', path: '/admin/tickets', person: admin },
  ];
  const rows = [];
  let version = '';
  for (const { page, path, person } of pages) {
    const visits = [];
    for (let run = 0; run < runs; run += 1) visits.push(await audit(`${product.url}${path}`, person, chromium));
    const { lhr, report } = middle(visits);
    const name = page.toLowerCase().replaceAll(' ', '-');
    await writeFile(join(reports, `${name}.json`), report[0]);
    await writeFile(join(reports, `${name}.html`), report[1]);
    rows.push(rowOf(page, lhr));
    version = lhr.lighthouseVersion;
    console.log(rows.at(-1));
  }
  const date = new Date().toISOString().slice(0, 10);
  if (runs >= USUAL_RUNS) await writeFile(join(root, 'docs/lighthouse.md'), summaryOf(rows, { date, version, runs }));
  const short = shortcomings(rows);
  console.log(short.length === 0 ? 'Every page is good enough.' : short.join('\n'));
  process.exitCode = short.length === 0 ? 0 : 1;
} finally {
  await product.stop();
  await rm(folder, { recursive: true, force: true });
}
