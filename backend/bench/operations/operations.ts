import type { Options } from '../options.ts';
import type { Operation } from './operation.ts';
import { READS } from './reads.ts';
import { SEARCHES } from './searches.ts';
import { WRITES } from './writes.ts';

/** In the order of the report. Writes come last, so that all reads find the archive as it was seeded. */
const ALL: readonly Operation[] = [...READS, ...SEARCHES, ...WRITES];

export const isWanted = (name: string, { only }: Pick<Options, 'only'>): boolean =>
  only === null || only.some((beginning) => name.startsWith(beginning));

export function operationsFor(options: Options): Operation[] {
  const wanted = ALL.filter(({ name }) => isWanted(name, options));
  return options.isQuick && options.only === null ? wanted.filter(({ isMain }) => isMain) : wanted;
}
