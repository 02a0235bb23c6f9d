import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Report } from '../result.ts';
import { chart } from './chart.ts';
import { markdown } from './markdown.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
const DOCUMENT = join(DOCS, 'performance.md');
const PICTURE = join(DOCS, 'images/performance.svg');

const BEGIN = '<!-- measured: what stands from here on is written by `npm run bench -- --report` -->';
const END = '<!-- measured: end -->';

/** Rewrites what is generated in docs/performance.md, and its picture. @throws when the markers are gone. */
export async function writeDocument(report: Report, baseline: Report | null): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/performance.md has lost the markers of its generated part.');
  const next = `${text.slice(0, begin)}${BEGIN}\n\n${markdown(report, baseline)}\n\n${text.slice(end)}`;
  await writeFile(DOCUMENT, await format(next, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }));
  await writeFile(PICTURE, chart(report));
}
