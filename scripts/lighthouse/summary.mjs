import { CATEGORIES } from './categories.mjs';

/** Of a hundred; below it the command fails. */
export const LEAST = 98;

/** @typedef {{ page: string, scores: Record<string, number>, lcp: number, cls: number, tbt: number, bytes: number, index: number }} Row */

/** @returns {Row} what is worth keeping of a report */
export function rowOf(page, { categories, audits, environment }) {
  return {
    page,
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name].score ?? 0) * 100)])),
    lcp: audits['largest-contentful-paint'].numericValue,
    cls: audits['cumulative-layout-shift'].numericValue,
    tbt: audits['total-blocking-time'].numericValue,
    bytes: audits['total-byte-weight'].numericValue,
    index: environment.benchmarkIndex,
  };
}

/** The middle one of several visits by its performance. */
export function middle(reports) {
  const byPerformance = reports.toSorted((one, other) => performance(one) - performance(other));
  return byPerformance[Math.floor(byPerformance.length / 2)];
}

const performance = ({ lhr }) => lhr.categories.performance.score ?? 0;

/** One sentence for each score and each shift that is not good enough. */
export function shortcomings(rows) {
  return rows.flatMap(({ page, scores, cls }) => [
    ...CATEGORIES.filter((name) => scores[name] < LEAST).map(
      (name) => `${page}: ${scores[name]} in ${name}, below ${LEAST}.`,
    ),
    ...(cls > 0 ? [`${page}: the layout shifts by ${cls.toFixed(4)}.`] : []),
  ]);
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function summaryOf(rows, { date, version, runs }) {
  const line = ({ page, scores, lcp, cls, tbt, bytes, index }) =>
    `| ${page} | ${CATEGORIES.map((name) => scores[name]).join(' | ')} | ${(lcp / 1000).toFixed(1)} s | ${Number(cls.toFixed(3))} | ${Math.round(tbt)} ms | ${Math.round(bytes / 1024)} KiB | ${Math.round(index)} |`;
  return `# Lighthouse

What \`npm run lighthouse\` measured on ${date} with Lighthouse ${version}: a phone on a slow network with an empty cache, the middle one of ${runs} visits. The phone is taken to be four times slower than this machine, so another machine finds other figures; the last column is Lighthouse's index of how fast the machine was during the visit. A fourth of it is the phone: Chrome takes 264 for a phone of the lower tier, 1,000 for one of the middle. It fails when a score is below ${LEAST} or when anything shifts.

| page | performance | accessibility | best practices | largest contentful paint | layout shift | blocked | over the wire | machine |
|---|---|---|---|---|---|---|---|---|
${rows.map(line).join('\n')}
`;
}
