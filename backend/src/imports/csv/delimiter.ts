import { parse } from 'csv-parse/sync';
import { DELIMITERS, type Delimiter } from '../domain/import-words.js';
import { csvOptions } from './csv-records.js';

const CANDIDATES = DELIMITERS.filter((word) => word !== 'auto');
const LOOKED_AT = 20;

/** The delimiter that tells the first rows into the most columns, and the same number in each. */
export function delimiterOf(start: string): Delimiter {
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function scoreOf(start: string, delimiter: Delimiter): number {
  const rows: string[][] = parse(start, { ...csvOptions(delimiter), to: LOOKED_AT });
  const columns = rows[0]?.length ?? 0;
  if (columns < 2) return 0;
  const alike = rows.filter((row) => row.length === columns).length / rows.length;
  return columns * alike;
}
