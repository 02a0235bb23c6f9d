import { readFile } from 'node:fs/promises';
import { mainRates, type Report, type Result } from '../result.ts';

/** The JSON of an earlier run, to show before and after. */
export async function readBaseline(file: string | undefined): Promise<Report | null> {
  return file === undefined ? null : (JSON.parse(await readFile(file, 'utf8')) as Report);
}

/** The ratio that the same operation had then; null when it was not measured. */
export function baselineRatio(baseline: Report, { name, tickets }: Result): number | null {
  const then = baseline.results.find((result) => result.name === name && result.tickets === tickets);
  if (!then) return null;
  const { product, rows } = mainRates(then, baseline);
  return product / rows;
}
